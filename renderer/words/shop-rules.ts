/** Words about the rules that a shop sets for itself, in both languages: how far a discount goes, goods brought back, promotions. */
import type { Texts } from './people.ts';

export const rulesKo = {
  limits: {
    title: '혼자 할 수 있는 할인', says: '이보다 더 깎으려면 점장이나 대표의 PIN이 필요해요. 저장하면 바로 쓰이고 장부에 남아요.',
    line: '{{role}} 한 줄 (%)', order: '{{role}} 전체 (%)', bad: '0부터 100까지, 소수 둘째 자리까지 넣어 주세요.', save: '한도 저장', saved: '한도를 저장했어요.',
    sentence: '{{role}}: 한 줄 {{line}} %, 전체 {{order}} %까지',
  },
  refundPrice: {
    asked: '최근에 판 값을 찾고 있어요', lowest: '최근 가장 낮게 판 값 {{amount}}', none: '최근에 판 적이 없어요',
  },
  returnRules: {
    title: '반품 규칙', now: '산 날부터 {{days}}일까지 받아요.', nowSameDay: '산 날에만 받아요.', days: '반품 기간 (일)', daysHint: '0은 산 날에만',
    priceDays: '영수증 없을 때 살펴볼 날 수', priceDaysHint: '그동안 가장 낮게 팔린 값으로 돌려드려요', excluded: '반품을 받지 않는 분류',
    excludedNone: '따로 정한 분류가 없어요.', noCategory: '분류 없음', none: '분류가 있는 작품이 없어요.', bad: '0부터 {{most}}까지 넣어 주세요.',
    says: '기간과 분류는 영수증에 찍혀요. 이미 판 것은 그 영수증에 찍힌 대로 받아요. 넘어도 점장이 허락하면 받을 수 있어요.', save: '규칙 저장', saved: '규칙을 저장했어요.',
  },
  promo: {
    title: '행사', none: '지금은 행사가 없어요.', new: '새 행사', name: '행사 이름', kind: '무엇을 주나요', kind_percent: '% 할인', kind_n_for_m: 'N+1 증정',
    kind_bundle: '묶음 가격', percent: '할인율(%)', take: '담는 개수', pay: '값을 받는 개수', price: '묶음 가격(원)', codes: '작품 코드',
    codesHint: '쉼표나 빈칸으로 나눠 넣어요. 스캔해도 돼요.', scope: '무엇에', scope_all: '모든 작품', scope_category: '분류', scope_items: '고른 작품', scope_maker: '작가',
    category: '분류', noCategory: '분류 없음', from: '시작하는 날', until: '끝나는 날', untilHint: '비우면 끝이 없어요. 끝나는 날까지 팔아요.',
    funder: '누가 부담하나요', funder_store: '매장 부담', funder_maker: '작가 부담', funder_mall: '몰 부담', set: '행사 시작', end: '끝내기',
    state_now: '지금', state_later: '예정', state_over: '끝남', percentSays: '{{percent}}% 할인', nForMSays: '{{pay}}+{{free}} 증정',
    bundleSays: '{{count}}점 묶음 {{price}}원', scopeAll: '모든 작품', scopeItems: '작품 {{count}}점', scopeMakers: '작가 {{count}}명', fromOn: '{{from}}부터',
    maker: '작가 이름', makerChosen: '{{name}} 작가의 작품', makersMore: '{{n}}명이 더 있어요. 이름을 더 넣어 주세요.',
  },
} as const;

export const rulesEn: Texts<typeof rulesKo> = {
  limits: {
    title: 'Discounts given alone', says: 'Beyond these a manager or an owner gives a PIN. They hold as soon as they are saved, and stay in the ledger.',
    line: '{{role}}, a line (%)', order: '{{role}}, whole cart (%)', bad: 'From 0 to 100, with two decimals at most.', save: 'Save limits', saved: 'The limits are saved.',
    sentence: '{{role}}: {{line}}% off a line, {{order}}% off the whole cart',
  },
  refundPrice: {
    asked: 'Looking for the price of late', lowest: 'lowest of late {{amount}}', none: 'not sold of late',
  },
  returnRules: {
    title: 'Rules for returns', now: 'Goods come back for {{days}} days.', nowSameDay: 'Goods come back on the day they were bought.', days: 'Days to return', daysHint: '0: the same day only',
    priceDays: 'Days looked back without a receipt', priceDaysHint: 'The lowest price of these days is given back', excluded: 'Categories that do not come back',
    excludedNone: 'No category is left out.', noCategory: 'No category', none: 'No item has a category.', bad: 'From 0 to {{most}}.',
    says: 'Days and categories are printed. What is sold comes back as its own receipt says; beyond that with a manager’s leave.', save: 'Save rules', saved: 'The rules are saved.',
  },
  promo: {
    title: 'Promotions', none: 'There is no promotion now.', new: 'New promotion', name: 'Name', kind: 'What it gives', kind_percent: '% off',
    kind_n_for_m: 'N for M', kind_bundle: 'Bundle price', percent: 'Per cent off', take: 'Pieces in a group', pay: 'Pieces paid', price: 'Bundle price (won)',
    codes: 'Item codes', codesHint: 'Separated by commas or spaces; they can be scanned.', scope: 'On what', scope_all: 'Everything',
    scope_category: 'A category', scope_items: 'Chosen items', scope_maker: 'A maker', category: 'Category', noCategory: 'No category', from: 'First day', until: 'Last day',
    untilHint: 'Empty for no end. The last day still counts.', funder: 'Who bears it', funder_store: 'The store', funder_maker: 'The maker',
    funder_mall: 'The mall', set: 'Start it', end: 'End it', state_now: 'Now', state_later: 'Planned', state_over: 'Over', percentSays: '{{percent}}% off',
    nForMSays: '{{pay}}+{{free}} free', bundleSays: '{{count}} together for {{price}} won', scopeAll: 'everything', scopeItems: 'items: {{count}}',
    scopeMakers: 'makers: {{count}}', fromOn: 'from {{from}} on',
    maker: 'Name of the maker', makerChosen: 'Goods of {{name}}', makersMore: '{{n}} more. Type more of the name.',
  },
};
