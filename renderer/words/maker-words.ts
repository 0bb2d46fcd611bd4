/** Words of makers' terms, what is owed to them, and tax terms. Says nothing by itself. */
export const makersKo = {
  title: '작가와 계약', find: '작가 이름·코드·사업자번호', none: '아직 작가가 없어요. 작품 목록을 넣으면 작가가 생겨요.', notFound: '그런 작가가 없어요.',
  owed: '지금까지 줄 돈', owedAll: '모두 {{amount}}원', more: '{{n}}명 더 보기', busy: '불러오는 중',
  kind_outright: '직매입', kind_special: '특약매입', kind_consign: '위탁판매', noTerms: '계약 없음 · 직매입',
  added: '부가세 별도', line: '줄마다 계산', base_gross: '정가 기준', base_net: '모든 할인 뺀 금액 기준',
  taxType_general: '일반과세자', taxType_simplified: '간이과세자', taxType_exempt: '면세사업자', taxType_unregistered: '미등록',
  until: '{{day}}까지', over: '{{day}}에 끝남', overSays: '계약이 {{day}}에 끝났어요. 새 조건을 정할 때까지 마지막 조건으로 팔아요.',
  begins: '{{day}}부터 {{terms}}', change: '조건 바꾸기', dialog: '{{name}} 계약 조건', from: '언제부터', untilLabel: '언제까지', untilHint: '비우면 끝이 없어요.',
  dayHint: '2026-11-23처럼 넣어 주세요. 지난 날은 안 돼요.', kind: '계약', rateLabel: '수수료율 %', rateHint: '0도 돼요. 소수 둘째 자리까지.',
  vat: '수수료의 부가세', vat_included: '포함', vat_added: '별도', base: '수수료 기준', baseOption_gross: '정가', baseOption_maker: '작가가 부담한 할인만 뺀 금액',
  baseOption_net: '할인을 모두 뺀 금액', scope: '원 단위 처리', scope_period: '정산 때 한 번', scope_line: '줄마다', taxType: '작가 과세 유형',
  code: '작가 코드', number: '작가 사업자번호', print: '영수증의 작가', print_store: '매장 설정대로', print_none: '인쇄하지 않음', print_code: '코드', print_name: '이름',
  print_name_bizno: '이름과 사업자번호', printStore: '영수증에 작가를', keep: '이미 판 것은 그때 조건 그대로예요.', save: '이 조건으로 정하기', cancel: '그만두기',
  badDay: '날짜를 다시 넣어 주세요.', badRate: '0부터 100까지의 숫자로 넣어 주세요.', saved: '{{name}}: {{day}}부터 새 조건이에요.', printSaved: '다음 영수증부터 이렇게 인쇄해요.',
};

export const taxKo = {
  title: '부가세', now: '지금 {{terms}}', terms: '세율 {{rate}} %, {{rounding}}', nearest: '반올림', floor: '버림', ceil: '올림', later: '{{day}}부터 {{terms}}',
  rate: '세율 %', rounding: '1원 미만', from: '언제부터', set: '부가세 정하기', saved: '{{day}}부터 {{terms}}이에요.', badRate: '0부터 50까지의 숫자로 넣어 주세요.',
  says: '이미 판 영수증은 그때 세율 그대로예요.',
};

export const makersEn = {
  title: 'Makers and terms', find: 'Maker, code or business number', none: 'No makers yet. They come with the catalogue.', notFound: 'No such maker.',
  owed: 'Owed so far', owedAll: '{{amount}} won in all', more: 'Show {{n}} more', busy: 'Loading',
  kind_outright: 'Bought outright', kind_special: 'Sale or return', kind_consign: 'Consignment', noTerms: 'No contract · bought outright',
  added: 'VAT on top', line: 'line by line', base_gross: 'of list price', base_net: 'of price after all discounts',
  taxType_general: 'General taxpayer', taxType_simplified: 'Simplified taxpayer', taxType_exempt: 'VAT-exempt', taxType_unregistered: 'Not registered',
  until: 'until {{day}}', over: 'ended {{day}}', overSays: 'The contract ended on {{day}}. Goods sell on its last terms until new ones are set.',
  begins: 'From {{day}}: {{terms}}', change: 'Change terms', dialog: 'Terms of {{name}}', from: 'From', untilLabel: 'Until', untilHint: 'Empty means no end.',
  dayHint: 'Like 2026-11-23. Not a day that is over.', kind: 'Contract', rateLabel: 'Commission, %', rateHint: '0 is fine. Up to two decimals.',
  vat: "Commission's VAT", vat_included: 'Included', vat_added: 'On top', base: 'Commission on', baseOption_gross: 'List price', baseOption_maker: "Price less the maker's own discounts",
  baseOption_net: 'Price less all discounts', scope: 'Rounding', scope_period: 'Once per settlement', scope_line: 'Line by line', taxType: "Maker's tax type",
  code: 'Maker code', number: "Maker's business number", print: 'Maker on receipts', print_store: "As the store's setting", print_none: 'Not printed', print_code: 'Code', print_name: 'Name',
  print_name_bizno: 'Name and business number', printStore: 'Makers on receipts', keep: 'What is sold keeps the terms it was sold on.', save: 'Set these terms', cancel: 'Cancel',
  badDay: 'Please enter the day again.', badRate: 'Please enter a number from 0 to 100.', saved: '{{name}}: new terms from {{day}}.', printSaved: 'From the next receipt on.',
};

export const taxEn = {
  title: 'VAT', now: 'Now {{terms}}', terms: '{{rate}} % · {{rounding}}', nearest: 'nearest won', floor: 'rounded down', ceil: 'rounded up', later: 'From {{day}}: {{terms}}',
  rate: 'Rate, %', rounding: 'Below 1 won', from: 'From', set: 'Set VAT', saved: 'From {{day}}: {{terms}}.', badRate: 'Please enter a number from 0 to 50.',
  says: 'Receipts that are sold keep the rate of their day.',
};
