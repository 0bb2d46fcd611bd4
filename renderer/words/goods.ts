/** Words of goods that come, go and are counted, of what is few and of items changed, in both languages. */
import type { Texts } from './people.ts';

export const goodsKo = {
  title: '재고', parts: '재고 일', received: '입고', returned: '작가 반품', adjusted: '재고 조정', counted: '재고 실사', low: '부족 재고', items: '작품 정보',
  says_received: '거래명세서를 보며 찍어 주세요. 명세서와 다른 것은 전표에 남아요.', says_returned: '작가에게 돌려보낼 작품을 찍어 주세요.',
  says_adjusted: '깨지거나 없어진 작품, 찾은 작품을 찍어 주세요.', says_counted: '있는 만큼 찍어 주세요. 파는 동안에도 셀 수 있고, 꺼져도 남아 있어요.',
  says_items: '작품을 찍거나 찾아서 골라 주세요.',
  loading: '목록을 불러오고 있어요.', begin: '시작', which: '어떤 작품을', all: '모두', ofMaker: '작가 하나', ofCategory: '분류 하나', category: '분류', noCategory: '분류 없음',
  find: '작품 찾기', findSays: '바코드를 찍거나 이름을 넣어 주세요.', none: '찾는 작품이 없어요.', choose: '코드가 같은 작품이 여럿이에요. 골라 주세요.',
  empty: '아직 찍은 작품이 없어요.', item: '작품', note: '명세', counted_n: '센 수량', received_n: '받은 수량', pieces_n: '수량', value: '금액', book: '장부', difference: '차이',
  remove: '빼기', more: '하나 더', less: '하나 덜', unsure: '다시 세기', sum: '{{items}}종 {{pieces}}점', keyed: '수량 {{digits}}', keyFirst: '줄을 고르고 수량을 넣어요.',
  set: '이 수량으로', expect: '명세 수량으로', finish: '마치기', drop: '버리기', dropSure: '정말 버리기', missing: '{{n}} 모자람', tooMuch: '{{n}} 많음', same: '같음',
  finishTitle: '{{what}} 마치기', noteNumber: '거래명세서 번호', reason: '사유', damaged: '파손', lost: '분실', found: '발견', given: '증정', own_use: '매장 사용',
  bearer: '없어진 작품은', store: '매장 부담', maker: '작가 부담', storeSays: '팔렸을 때 작가가 받을 돈을 드려요.', makerSays: '작가에게 드리지 않아요.',
  words: '메모', countWords: '실사 이유', restTitle: '세지 않은 작품', rest_keep: '그대로 두기', rest_missing: '없는 것으로', restSays: '재고가 있는데 세지 않은 작품이 {{n}}종 있어요.',
  differs: '장부와 다른 작품 {{n}}종 · 판매가 {{amount}}원', noDifference: '장부와 다른 작품이 없어요.', commit: '기록하고 전표 인쇄', ask: '허락 받기', back: '돌아가기',
  done: '기록했어요. 전표 {{number}}', doneOwes: '작가에게 줄 돈 {{amount}}원은 정산서에 들어가요.', past: '지난 기록', pastNone: '아직 기록이 없어요.',
  usual: '몇 점부터 부족인가요', usualSays: '작품마다 따로 정하지 않으면 이 수량이에요.', save: '저장', saved: '저장했어요.', written: '저장했어요: {{path}}',
  stock: '재고', from: '기준', state: '상태', state_low: '부족', state_out: '품절', state_one_off_sold: '한 점 판매됨', lowNone: '부족한 작품이 없어요.',
  oneOffs: '팔린 한 점 작품', oneOffsSay: '하나뿐이라 다시 들어오지 않아요. {{n}}점', lowShown: '{{n}}종 가운데 처음 {{shown}}종이에요. 모두 보려면 파일로 내보내세요.',
  name: '이름', price: '가격', priceTyped: '계산할 때 입력', tax: '과세', taxable: '과세', exempt: '면세', own: '부족 기준', ownSays: '비우면 매장 기준을 따라요.',
  startDay: '시작하는 날', startSays: '그 영업일부터 바뀌어요. 담아 둔 작품은 보여 준 가격 그대로예요.', change: '바꾸기', later: '예정된 변경', history: '바뀐 기록', historyNone: '바꾼 적이 없어요.',
  byOn: '{{who}} · {{from}}부터', usualWord: '매장 기준', badDay: '날짜를 YYYY-MM-DD로 넣어 주세요.', badNumber: '숫자로 넣어 주세요.',
  locked: '작품 정보는 점장이 바꿀 수 있어요', signIn: '점장 로그인',
} as const;

export const goodsEn: Texts<typeof goodsKo> = {
  title: 'Stock', parts: 'Work with stock', received: 'Receive', returned: 'Return to maker', adjusted: 'Adjust', counted: 'Count', low: 'Few left', items: 'Items',
  says_received: 'Scan along the delivery note. What differs from it stands on the slip.', says_returned: 'Scan what goes back to its maker.',
  says_adjusted: 'Scan what broke, is lost, or was found.', says_counted: 'Scan what is there. Selling goes on, and nothing is lost when the power is.',
  says_items: 'Scan an item, or find and choose one.',
  loading: 'Fetching the list.', begin: 'Begin', which: 'Which goods', all: 'All', ofMaker: 'One maker', ofCategory: 'One category', category: 'Category', noCategory: 'No category',
  find: 'Find an item', findSays: 'Scan its code or type its name.', none: 'Nothing is found.', choose: 'Several items share that code. Which one?',
  empty: 'Nothing is scanned yet.', item: 'Item', note: 'Note', counted_n: 'Counted', received_n: 'Received', pieces_n: 'Pieces', value: 'Value', book: 'Books', difference: 'Difference',
  remove: 'Remove', more: 'One more', less: 'One less', unsure: 'Count again', sum: '{{items}} items, {{pieces}} pcs', keyed: 'Pieces {{digits}}', keyFirst: 'Choose a line and key its pieces.',
  set: 'So many pieces', expect: 'So many on the note', finish: 'Finish', drop: 'Throw away', dropSure: 'Really throw away', missing: '{{n}} missing', tooMuch: '{{n}} too many', same: 'same',
  finishTitle: 'Finish: {{what}}', noteNumber: 'Number of the delivery note', reason: 'Reason', damaged: 'Damaged', lost: 'Lost', found: 'Found', given: 'Given away', own_use: 'Used by the shop',
  bearer: 'What is gone', store: 'The shop bears it', maker: 'The maker bears it', storeSays: 'The maker gets what a sale would have left.', makerSays: 'The maker gets nothing.',
  words: 'Note', countWords: 'Why it was counted', restTitle: 'Not counted', rest_keep: 'Leave as it is', rest_missing: 'Take for missing', restSays: '{{n}} items with stock were not counted.',
  differs: '{{n}} items differ · {{amount}} won at list', noDifference: 'Nothing differs from the books.', commit: 'Record and print the slip', ask: 'ask for leave', back: 'Back',
  done: 'Recorded. Slip {{number}}', doneOwes: '{{amount}} won for makers go into their statements.', past: 'Recorded before', pastNone: 'Nothing is recorded yet.',
  usual: 'Few from how many pieces', usualSays: 'For items without a number of their own.', save: 'Save', saved: 'Saved.', written: 'Saved: {{path}}',
  stock: 'Stock', from: 'From', state: 'State', state_low: 'Few', state_out: 'Out', state_one_off_sold: 'One-off sold', lowNone: 'Nothing is few.',
  oneOffs: 'One-offs that are sold', oneOffsSay: 'There was only one; none will come. {{n}}', lowShown: 'The first {{shown}} of {{n}}. A file has all of them.',
  name: 'Name', price: 'Price', priceTyped: 'Typed at the till', tax: 'Tax', taxable: 'Taxable', exempt: 'Exempt', own: 'Few from', ownSays: "Empty follows the shop's number.",
  startDay: 'From the day', startSays: 'It changes with that business day. Carts keep the price they show.', change: 'Change', later: 'Changes to come', history: 'What was changed',
    historyNone: 'Nothing was changed.',
  byOn: '{{who}} · from {{from}}', usualWord: "shop's", badDay: 'Please type the day as YYYY-MM-DD.', badNumber: 'Please type a number.',
  locked: 'Items are for a manager to change', signIn: 'Manager sign-in',
};

export const goodsHelpKo = {
  goodsPiece: '하나 더, 하나 덜', goodsSet: '고른 줄의 수량, Enter로 넣기', goodsFinish: '마치기', goodsDrop: '고른 줄 빼기',
} as const;

export const goodsHelpEn: Texts<typeof goodsHelpKo> = {
  goodsPiece: 'One more, one less', goodsSet: 'Pieces of the chosen line, Enter sets them', goodsFinish: 'Finish', goodsDrop: 'Remove the chosen line',
};
