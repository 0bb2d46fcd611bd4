/** Words about the drawer and the day, in both languages: cash in and out, the rules, the list before the close, X and Z. */
import type { Texts } from './people.ts';

export const dayKo = {
  drawer: {
    title: '돈통', open: '돈통', kind: '무엇을 하나요', move_pay_in: '입금', move_pay_out: '출금', move_drop: '금고로', move_no_sale: '열기만',
    amount: '금액', reason: '이유', note: '메모', noteNeeded: '‘기타’는 무슨 일인지 적어 주세요.', noteHint: '무슨 일인지 적어요.',
    reason_change: '잔돈', reason_supplies: '소모품', reason_delivery: '배송·퀵', reason_meal: '식대', reason_lift: '현금 수거', reason_bank: '은행 입금',
    reason_check: '확인', reason_stuck: '걸림', reason_other: '기타', do_pay_in: '{{amount}}원 넣기', do_pay_out: '{{amount}}원 빼기',
    do_drop: '{{amount}}원 금고로', do_no_sale: '돈통 열기', ask: '허락받기', says_pay_in: '돈통에 돈을 넣어요. 전표가 나와요.',
    says_pay_out: '작은 비용을 돈통에서 내요. 전표가 나와요.', says_drop: '현금을 금고로 옮겨요. 전표가 나와요.',
    says_no_sale: '판매 없이 돈통만 열어요. 횟수를 세어 마감에 적어요.', moved: '전표 {{number}}번으로 적었어요.', again: '이미 적은 일이에요.', opened: '돈통을 열었어요.',
    high: '돈통에 현금이 많아요.', highSays: '일부를 금고로 옮겨 주세요. 판매는 계속할 수 있어요.', toSafe: '금고로',
  },
  dayRules: {
    title: '돈통과 하루', cashLimit: '금고로 옮기라고 알리는 현금 (원)', closeLimit: '마감 때 허락이 필요한 차이 (원)', never: '0이면 없음',
    dayTurns: '하루가 끝나는 시각 (0~9시)', dayTurnsHint: '이 시각 전의 판매는 전날 영업일이에요. 열린 교대의 영업일은 바뀌지 않아요.',
    save: '저장', saved: '저장했어요.', bad: '0부터 9까지 넣어 주세요.',
  },
  leftovers: {
    title: '마감 전에 볼 것', says: '끝내거나, 이름을 적어 다음으로 넘겨요. 마감을 막지는 않아요.', kind_parked: '담아 둔 계산', kind_paid: '일부 결제한 계산',
    kind_paper: '나오지 않은 종이', settle_parked: '보러 가기', settle_paid: '보러 가기', settle_paper: '프린터 보기', back: '판매로',
    carry: '{{count}}건 넘기고 세기', undelivered: '몰로 보낼 기록 {{count}}건은 연결되면 저절로 가요.',
  },
  handOver: {
    title: '교대', says: '둘이 함께 세고 각자 PIN을 넣어요. 있어야 할 금액은 보여 주지 않아요.', counted: '센 금액 {{amount}}원', own: '{{name}} 님의 PIN',
    other: '받는 사람의 PIN', send: '넘기기',
  },
  day: {
    title: '정산', list: '정산 목록', empty: '아직 정산이 없어요.', now: '지금까지', x: '중간정산 (X)', figures: '정산 숫자', print: 'X 인쇄', reprint: '다시 인쇄',
    printed: '인쇄하고 있어요.', terminal: '단말기 대조', noCards: '직접 등록한 카드가 없어요.', registered: '등록한 카드 {{amount}}원',
    compare: '맞춰 보기', agrees: '같아요.', differs: '단말기와 {{amount}}원 달라요.', cash: '현금도 보기', blind: '돈통의 현금은 세고 나서 나와요.', why: '이 숫자의 근거', back: '숫자로',
    same: '{{n}}건을 더하면 {{amount}}원, 화면과 같아요.', moved: '{{n}}건을 더하면 {{amount}}원이에요. 그사이 판매가 더 있었어요.',
    times: '승인 {{taken}} · 취소 {{back}}', figure_gross: '총매출', figure_discounts: '할인', figure_refunds: '반품', figure_net: '순매출',
    figure_supply: '과세 공급가액', figure_vat: '부가세', figure_exempt: '면세', figure_excess: '상품권 잔액', figure_rounding: '10원 미만 정리', figure_tender_cash: '현금',
    figure_expected: '있어야 할 현금', cash_float: '준비금', cash_sale: '현금 받은돈', cash_change: '거스름돈', cash_refund: '현금 반품',
    cash_voucher_change: '상품권 거스름', cash_pay_in: '입금', cash_pay_out: '출금', cash_drop: '금고로', cash_correction: '지난 마감 정정',
    over_short_opening: '개점 과부족', over_short_close: '마감 과부족', count_sales: '판매', count_refunds: '반품', count_voids: '계산 전 취소',
    count_corrections: '결제수단 정정', count_reprints: '재발행', count_openings: '돈통만 열기', count_moves: '현금 넣고 빼기', count_counts: '센 횟수',
    count_handOvers: '교대', count_consents: '허락', count_seen: '현금 열람', kind_sale: '판매', kind_refund: '반품', kind_tender_corrected: '결제 정정',
    figure_vouchers_sold: '상품권 판매', kind_voucher_sold: '상품권 판매', kind_voucher_cancelled: '상품권 판매 취소',
    kind_shift_opened: '개점', kind_cash_moved: '현금 이동', kind_shift_closed: '마감', kind_exchange: '교환', kind_maker_settled: '작가 정산',
    kind_maker_paid: '작가 지급',
  },
} as const;

export const dayEn: Texts<typeof dayKo> = {
  drawer: {
    title: 'Drawer', open: 'Drawer', kind: 'What to do', move_pay_in: 'Pay in', move_pay_out: 'Pay out', move_drop: 'To the safe', move_no_sale: 'Just open',
    amount: 'Amount', reason: 'Reason', note: 'Note', noteNeeded: 'For “other”, say what it is.', noteHint: 'Say what it is.',
    reason_change: 'Change', reason_supplies: 'Supplies', reason_delivery: 'Delivery', reason_meal: 'Meal', reason_lift: 'Cash lift', reason_bank: 'To the bank',
    reason_check: 'Check', reason_stuck: 'Stuck', reason_other: 'Other', do_pay_in: 'Pay in {{amount}} won', do_pay_out: 'Pay out {{amount}} won',
    do_drop: '{{amount}} won to the safe', do_no_sale: 'Open the drawer', ask: 'Ask for leave', says_pay_in: 'Cash goes into the drawer. A slip is printed.',
    says_pay_out: 'A small cost is paid from the drawer. A slip is printed.', says_drop: 'Cash goes to the safe. A slip is printed.',
    says_no_sale: 'Only opens the drawer. It is counted and stands on the close.', moved: 'Written as slip {{number}}.', again: 'That was written before.', opened: 'The drawer was opened.',
    high: 'There is much cash in the drawer.', highSays: 'Please take some to the safe. You can keep selling.', toSafe: 'To the safe',
  },
  dayRules: {
    title: 'Drawer and day', cashLimit: 'Cash at which to ask for the safe (won)', closeLimit: 'Difference at which a close needs leave (won)', never: '0 for never',
    dayTurns: 'Hour at which the day ends (0–9)', dayTurnsHint: 'Sales before it belong to the day before. An open shift keeps its date.',
    save: 'Save', saved: 'Saved.', bad: 'Enter 0 to 9.',
  },
  leftovers: {
    title: 'Before the close', says: 'Settle each, or carry it over by name. Nothing here stops the close.', kind_parked: 'Parked cart', kind_paid: 'Cart paid in part',
    kind_paper: 'Paper not out', settle_parked: 'Look', settle_paid: 'Look', settle_paper: 'Printer', back: 'Back to selling',
    carry: 'Carry {{count}} over and count', undelivered: '{{count}} entries for the mall go by themselves once it is reached.',
  },
  handOver: {
    title: 'Hand over', says: 'Count together; each gives a PIN. What should be there is not shown.', counted: 'Counted {{amount}} won', own: 'PIN of {{name}}',
    other: 'PIN of who takes over', send: 'Hand over',
  },
  day: {
    title: 'Reports', list: 'Reports', empty: 'There is no report yet.', now: 'So far', x: 'X report', figures: 'Figures', print: 'Print X', reprint: 'Print again',
    printed: 'Printing.', terminal: 'Card terminal', noCards: 'No card was registered by hand.', registered: 'registered {{amount}} won',
    compare: 'Compare', agrees: 'The same.', differs: 'The terminal says {{amount}} won.',
    cash: 'See the cash', blind: 'The cash of the drawer comes after the count.', why: 'Behind this figure', back: 'Figures',
    same: '{{n}} entries sum to {{amount}} won, as shown.', moved: '{{n}} entries sum to {{amount}} won. More was sold meanwhile.',
    times: 'approved {{taken}} · cancelled {{back}}', figure_gross: 'Gross sales', figure_discounts: 'Discounts', figure_refunds: 'Returns', figure_net: 'Net sales',
    figure_supply: 'Taxable, without VAT', figure_vat: 'VAT', figure_exempt: 'Exempt', figure_excess: 'Left on vouchers', figure_rounding: 'Rounding', figure_tender_cash: 'Cash',
    figure_expected: 'Expected cash', cash_float: 'Float', cash_sale: 'Cash received', cash_change: 'Change', cash_refund: 'Cash returns',
    cash_voucher_change: 'Voucher change', cash_pay_in: 'Paid in', cash_pay_out: 'Paid out', cash_drop: 'To the safe', cash_correction: 'Old close corrected',
    over_short_opening: 'Over or short at opening', over_short_close: 'Over or short', count_sales: 'Sales', count_refunds: 'Returns', count_voids: 'Voids',
    count_corrections: 'Payment corrections', count_reprints: 'Copies', count_openings: 'Drawer opened', count_moves: 'Cash moves', count_counts: 'Counts',
    count_handOvers: 'Hand-overs', count_consents: 'Leave given', count_seen: 'Cash looked at', kind_sale: 'Sale', kind_refund: 'Return', kind_tender_corrected: 'Correction',
    figure_vouchers_sold: 'Vouchers sold', kind_voucher_sold: 'Vouchers sold', kind_voucher_cancelled: 'Vouchers taken back',
    kind_shift_opened: 'Opening', kind_cash_moved: 'Cash move', kind_shift_closed: 'Close', kind_exchange: 'Exchange',
    kind_maker_settled: 'Maker’s statement', kind_maker_paid: 'Maker paid',
  },
};
