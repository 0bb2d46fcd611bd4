/** Words of the manager's reports, in both languages. */
import type { Texts } from './people.ts';

export const salesKo = {
  title: '매출', z: '정산 X·Z', kinds: '보고서 종류', period: '기간', today: '오늘', yesterday: '어제', week: '이번 주', month: '이번 달', lastMonth: '지난달', year: '올해',
  from: '첫날', to: '마지막 날', loading: '장부를 읽고 있어요. 판매는 계속할 수 있어요.', again: '다시 읽기', nothing: '이 기간에 연 영업이 없어요.', noRows: '여기에 넣을 것이 없어요.',
  locked: '매출은 점장이 볼 수 있어요', signIn: '점장 로그인', shifts: '영업 {{n}}번', open: '지금 연 영업이 들어 있어요.',
  by: '나누어 보기', by_hour: '시간', by_day: '날짜', by_maker: '작가', by_category: '분류', by_item: '작품', by_operator: '사람', by_tender: '결제', by_discount: '할인',
  col_sold_receipts: '판매 건', col_back_receipts: '반품 건', col_sold_pieces: '판매 점', col_back_pieces: '반품 점', gross: '총매출', discounts: '할인',
  refunds: '반품', net: '순매출', amount: '금액', funder_store: '매장', funder_maker: '작가', funder_mall: '몰', total: '합계', own: '자체 상품', typed: '직접 입력',
  noCategory: '분류 없음', rest: '그 밖 {{n}}줄', chart: '{{name}}별 순매출', best: '가장 많은 {{name}}: {{amount}}원', average: '한 건', averageSays: '{{amount}}원 · {{pieces}}점',
  receipts: '판매', receiptsSays: '{{n}}건', returns: '반품', hourOf: '{{hour}}시', cash: '현금', bar: '순매출 막대', files: '파일로 내기',
  file_sales: '매출', file_landlord: '임대인 일매출', file_accountant: '회계 자료', written: '파일을 썼어요: {{path}}',
  filesSay: '내려받기 폴더에 써요. 임대인과 회계 자료에는 마감한 영업만 들어가요.',
} as const;

export const salesEn: Texts<typeof salesKo> = {
  title: 'Sales', z: 'X and Z', kinds: 'Kinds of reports', period: 'Period', today: 'Today', yesterday: 'Yesterday', week: 'This week', month: 'This month', lastMonth: 'Last month', year: 'This year',
  from: 'First day', to: 'Last day', loading: 'Reading the ledger. You can keep selling.', again: 'Read again', nothing: 'No shift was opened in this period.', noRows: 'There is nothing to show here.',
  locked: 'Sales are for a manager to see', signIn: 'Manager signs in', shifts: '{{n}} shifts', open: 'The shift that is open now is in it.',
  by: 'Split by', by_hour: 'Hour', by_day: 'Day', by_maker: 'Maker', by_category: 'Category', by_item: 'Item', by_operator: 'Person', by_tender: 'Payment', by_discount: 'Discount',
  col_sold_receipts: 'Sales', col_back_receipts: 'Returned', col_sold_pieces: 'Pieces', col_back_pieces: 'Back', gross: 'Gross', discounts: 'Discounts',
  refunds: 'Returns', net: 'Net', amount: 'Amount', funder_store: 'Store', funder_maker: 'Maker', funder_mall: 'Mall', total: 'Total', own: 'Own goods', typed: 'Typed in',
  noCategory: 'No category', rest: '{{n}} others', chart: 'Net sales by {{name}}', best: 'Most in {{name}}: {{amount}} won', average: 'A sale', averageSays: '{{amount}} won · {{pieces}} pieces',
  receipts: 'Sales', receiptsSays: '{{n}}', returns: 'Returns', hourOf: '{{hour}}:00', cash: 'Cash', bar: 'Bar of net sales', files: 'Write a file',
  file_sales: 'Sales', file_landlord: 'Landlord', file_accountant: 'Accountant', written: 'The file is written: {{path}}',
  filesSay: 'Goes to the folder for downloads. The landlord and the accountant get closed shifts alone.',
};
