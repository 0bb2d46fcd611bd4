/** Words of settling with makers, in both languages. */
import type { Texts } from './people.ts';

export const settlementKo = {
  title: '작가 정산', day: '이날까지 정산', dayHint: '2026-11-30처럼 넣어 주세요. 그날까지 마감한 영업만 들어가요.', badDay: '날짜를 다시 넣어 주세요.', loading: '불러오고 있어요',
  none: '그날까지 마감한 영업이 없어요.', nobody: '그날까지 판 작가 작품이 없어요.', upTo: '{{day}} 마감까지', find: '작가 이름',
  settle: '{{n}}명 정산하기', settled: '{{n}}명의 정산서를 만들었어요.', title2: '{{day}}까지 {{n}}명을 정산할까요?',
  says: '정산서는 다시 바뀌지 않아요. 나중에 들어온 반품은 다음 정산서에서 빼요.', yes: '정산하기', no: '아니요',
  won: '{{amount}}원', open: '정산 전', done: '정산함', closing: '줄 돈', all: '모두 {{amount}}원', more: '{{n}}명 더 보기',
  dialog: '{{name}} {{number}}번 정산서', period: '{{from}} 다음부터 {{to}}까지', first: '처음부터 {{to}}까지', opening: '지난 정산 잔액', sales: '판매 (정가)', refunds: '반품 (정가)',
  discountStore: '매장 부담 할인', discountMaker: '작가 부담 할인', discountMall: '몰 부담 할인', base: '수수료 기준', charge: '수수료·마진', vat: '그 가운데 부가세',
  inputVat: '작가 세금계산서의 부가세', compensation: '파손 보상', paid: '그 사이 지급', carried: '다음으로 넘긴 원 미만 {{part}}', taxable: '과세', exempt: '면세',
  noStatement: '아직 정산서가 없어요. 위의 날짜까지 정산하면 생겨요.', pay: '지급 등록', amount: '지급액', withheld: '떼는 세금', note: '메모', payable: '지금 줄 돈 {{amount}}원',
  paidSaid: '지급을 등록했어요. 남은 돈 {{amount}}원', close: '닫기', badAmount: '숫자로 넣어 주세요.', notNow: '정산서로 줄 돈이 없어요.',
} as const;

export const settlementEn: Texts<typeof settlementKo> = {
  title: 'Settle with makers', day: 'Settle up to', dayHint: 'Like 2026-11-30. Only shifts that were closed by then.', badDay: 'Please enter the day again.', loading: 'Loading',
  none: 'No shift was closed up to that day.', nobody: 'Nothing of any maker was sold up to that day.', upTo: 'closed up to {{day}}', find: 'Maker',
  settle: 'Settle {{n}} maker(s)', settled: 'Statements made: {{n}}.', title2: 'Settle {{n}} maker(s) up to {{day}}?',
  says: 'Statements never change. What comes back later is taken off the next one.', yes: 'Settle', no: 'No',
  won: '{{amount}} won', open: 'open', done: 'settled', closing: 'Owed', all: '{{amount}} won in all', more: 'Show {{n}} more',
  dialog: '{{name}}, statement {{number}}', period: 'After {{from}}, up to {{to}}', first: 'From the beginning up to {{to}}', opening: 'Brought forward',
  sales: 'Sales at list price', refunds: 'Returns at list price',
  discountStore: 'Discounts borne by the store', discountMaker: 'Discounts borne by the maker', discountMall: 'Discounts borne by the mall',
  base: 'Commission on', charge: 'Commission or margin', vat: 'VAT in it',
  inputVat: "VAT of the maker's invoice", compensation: 'For broken goods', paid: 'Paid meanwhile', carried: '{{part}} of a won carried on', taxable: 'taxable', exempt: 'exempt',
  noStatement: 'No statement yet. Settle up to the day above and there is one.', pay: 'Register a payment', amount: 'Paid', withheld: 'Tax withheld', note: 'Note', payable: '{{amount}} won to pay now',
  paidSaid: 'Registered. {{amount}} won are left.', close: 'Close', badAmount: 'Please enter a number.', notNow: 'By the statements nothing is to be paid.',
};
