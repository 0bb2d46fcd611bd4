/** Words about goods for goods and papers for presents, in both languages. */
export const exchangeKo = {
  exchange: {
    name: '교환', title: '교환', begin: '다른 작품으로 교환', returnOr: '반품 · 교환', do: '교환하기', toGoods: '새 작품 고르기',
    of: '{{number}} 영수증의 교환', goods: '새 작품', back: '돌려받는 작품', backOf: '돌려받는 작품 {{count}}점', difference: '차액', drop: '교환 그만두기',
    pays: '손님이 더 내실 돈', gets: '손님께 돌려드릴 금액', even: '차액 없음', evenSays: '값이 같아서 주고받을 돈이 없어요.',
    sum: '새 작품 {{goods}} − 돌려받는 작품 {{back}}', done: '교환을 기록했어요', moved: '차액',
    byGift: '교환증 {{code}}으로 열었어요. 교환증에 적힌 작품만 바꿀 수 있어요.', giftOnly: '교환증은 다른 작품으로 교환만 돼요.',
    gift: '교환증', gifts: '교환증 {{count}}장', giftTitle: '선물용 교환증', giftLines: '교환증에 적을 작품',
    giftSays: '가격 없이 작품 이름과 교환 기한만 인쇄해요. 선물 받은 분이 가져오시면 같은 값으로 교환해 드려요.',
    giftPrint: '교환증 인쇄', giftOneMore: '한 장 더 인쇄', giftPrinted: '교환증 {{gift}}번을 인쇄해요.',
  },
} as const;

export const exchangeEn = {
  exchange: {
    name: 'Exchange', title: 'Exchange', begin: 'Exchange for other goods', returnOr: 'Return · exchange', do: 'Exchange', toGoods: 'Choose goods',
    of: 'Exchange of receipt {{number}}', goods: 'New goods', back: 'Coming back', backOf: 'Coming back, {{count}} pcs', difference: 'Difference', drop: 'Give up the exchange',
    pays: 'To pay', gets: 'To give back', even: 'No difference', evenSays: 'Both are worth the same: no money moves.',
    sum: 'New goods {{goods}} − coming back {{back}}', done: 'The exchange is recorded', moved: 'Difference',
    byGift: 'Opened by gift receipt {{code}}. Only the goods it names can be exchanged.', giftOnly: 'A gift receipt is good for an exchange alone.',
    gift: 'Gift receipt', gifts: 'Gift receipts: {{count}}', giftTitle: 'Gift receipt', giftLines: 'Goods on the gift receipt',
    giftSays: 'Prints names and the last day for an exchange, no prices. Whoever brings it may exchange the goods at what was paid.',
    giftPrint: 'Print gift receipt', giftOneMore: 'Print one more', giftPrinted: 'Gift receipt no. {{gift}} prints.',
  },
} as const;

/** What the keys of these screens do. */
export const exchangeHelpKo = { returnExchange: '다른 작품으로 교환', giftPaper: '선물용 교환증', exchangeGive: '교환하기' } as const;
export const exchangeHelpEn = { returnExchange: 'Exchange for other goods', giftPaper: 'Gift receipt', exchangeGive: 'Exchange' } as const;
