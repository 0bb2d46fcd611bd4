/** Words about people and what each may do, in both languages: the action in words, the consent dialog, the people card. */
import type { Action } from '../../src/domain/permissions.ts';

type ActionWords = Readonly<Record<Action, string>>;

const actionKo: ActionWords = {
  see_till: '계산대 보기', find_items: '작품 찾기', see_receipts: '거래 내역 보기', see_devices: '기기 보기', see_makers_due: '작가 정산 보기', see_sales: '매출 보기',
  see_journal_of_people: '사람 기록 보기', sell: '판매', keep_cart: '담아 두기', void_cart: '담은 것 비우기', take_by_hand: '카드 직접 등록',
  open_price: '가격 직접 입력', correct_tenders: '결제수단 정정', reprint: '다시 인쇄', resolve_paper: '영수증 확인',
  discount_line: '한 줄 할인', discount_order: '전체 할인', discount_staff: '직원 할인', discount_beyond_limit: '한도 넘는 할인',
  discount_by_maker: '작가 부담 할인', override_price: '가격 바꾸기', give_free: '무료로 드리기', return_by_receipt: '영수증 반품',
  return_late: '기한 지난 반품', return_without_receipt: '영수증 없는 반품', return_other_means: '다른 수단으로 환불', exchange: '교환',
  sell_voucher: '상품권 판매', issue_credit: '보관금 발행', open_shift: '개점', close_shift: '마감', close_far_off: '차이 큰 마감',
  open_drawer: '돈통 열기', move_cash: '현금 넣고 빼기', see_expected_cash: '있어야 할 금액 보기', add_person: '사람 더하기',
  change_person: '사람 바꾸기', reset_pin: 'PIN 새로 정하기', name_owner: '대표 정하기', import_catalog: '작품 목록 넣기', favour_items: '자주 찾는 것',
  change_price: '정가 바꾸기', change_contract: '계약 바꾸기', change_tax: '세금 설정', change_limits: '한도 바꾸기', change_promotions: '행사 바꾸기',
  adjust_stock: '재고 고치기', count_goods: '재고 세기', receive_goods: '입고', return_goods: '작가 반품', set_devices: '기기 설정', set_search: '찾기 설정', update_program: '업데이트', set_backup: '백업 설정',
  settle_makers: '작가 정산', pay_makers: '작가 지급',
};

const actionEn: ActionWords = {
  see_till: 'Look at the till', find_items: 'Find items', see_receipts: 'See receipts', see_devices: 'See devices', see_makers_due: 'See what makers are due',
  see_sales: 'See the sales',
  see_journal_of_people: 'See what people did', sell: 'Sell', keep_cart: 'Keep a cart', void_cart: 'Drop a cart', take_by_hand: 'Register a card by hand',
  open_price: 'Type a price', correct_tenders: 'Correct the payment', reprint: 'Print again', resolve_paper: 'Check a paper',
  discount_line: 'Discount a line', discount_order: 'Discount everything', discount_staff: 'Staff discount', discount_beyond_limit: 'Discount beyond the limit',
  discount_by_maker: 'Discount borne by the maker', override_price: 'Change a price', give_free: 'Give for free', return_by_receipt: 'Return by receipt',
  return_late: 'Late return', return_without_receipt: 'Return without receipt', return_other_means: 'Refund by other means', exchange: 'Exchange',
  sell_voucher: 'Sell a voucher', issue_credit: 'Issue store credit', open_shift: 'Open the till', close_shift: 'Close the day', close_far_off: 'Close far off',
  open_drawer: 'Open the drawer', move_cash: 'Move cash', see_expected_cash: 'See the expected cash', add_person: 'Add people',
  change_person: 'Change people', reset_pin: 'Reset a PIN', name_owner: 'Name an owner', import_catalog: 'Import a catalogue', favour_items: 'Favourites',
  change_price: 'Change listed prices', change_contract: 'Change contracts', change_tax: 'Change tax settings', change_limits: 'Change limits',
  change_promotions: 'Change promotions', adjust_stock: 'Adjust stock', count_goods: 'Count stock', receive_goods: 'Receive goods', return_goods: 'Return to maker', set_devices: 'Set devices up',
    set_search: 'Set the search up', update_program: 'Update', set_backup: 'Set backups up',
  settle_makers: 'Settle with makers', pay_makers: 'Pay makers',
};

export const peopleKo = {
  action: actionKo,
  consent: {
    title: '허락이 필요해요', says: '{{name}} 님 혼자 할 수 없는 일이에요.', change: '{{before}}원 → {{after}}원', only: '{{amount}}원',
    pin: '허락하는 사람의 PIN', nobody: '허락할 수 있는 사람이 없어요. 관리에서 사람을 더해 주세요.',
    rule: '이 일 한 번에만 쓰고, 로그인한 사람은 바뀌지 않아요. 시간이 지나면 아무것도 바뀌지 않아요.', left: '{{seconds}}초 남았어요',
    over: '시간이 지났어요. 아무것도 바뀌지 않았어요.', again: '다시 물어보기',
  },
  change: { title: '자리 바꾸기', says: '담아 둔 것은 그대로예요.', nobody: '바꿀 사람이 없어요.' },
  staff: {
    role: '역할', roleSaved: '역할을 바꿨어요.', pin: '새 PIN 6자리', pinSave: 'PIN 저장',
    pinSaved: '새 PIN을 정했어요. 본인에게만 알려 주세요.', badge: '명찰 코드', badgeHint: '명찰을 찍거나 코드를 넣어요. 비우면 없애요.', badgeSave: '명찰 저장',
    badgeSaved: '명찰을 저장했어요.', badgeGone: '명찰을 없앴어요.', hasBadge: '명찰', leave: '그만둔 사람으로',
    leaveTitle: '{{name}} 님이 그만두었나요?', leaveSays: '바로 로그인할 수 없게 돼요. 이름은 지난 영수증에 남아요. 되돌릴 수 없어요.',
    leaveYes: '그만두었어요', leaveNo: '아니요', left: '그만둠', edit: '바꾸기', done: '닫기', waits: '{{seconds}}초 잠김', ownPin: '내 PIN 바꾸기',
    nowPin: '지금 PIN', nextPin: '새 PIN', ownPinSaved: '내 PIN을 바꿨어요.', loading: '불러오고 있어요', idle: '저절로 잠그기', minutes: '{{count}}분',
    idleSays: '아무도 만지지 않으면 잠가요. 담아 둔 것은 그대로예요.', retry: '다시 불러오기',
  },
} as const;

/** The same keys, other texts. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export const peopleEn: Texts<typeof peopleKo> = {
  action: actionEn,
  consent: {
    title: 'Leave is needed', says: '{{name}} may not do this alone.', change: '{{before}} → {{after}} won', only: '{{amount}} won',
    pin: 'PIN of who consents', nobody: 'Nobody here may consent. Add somebody under Manage.',
    rule: 'Good for this one time; who is signed in stays. When the time is over nothing has changed.', left: '{{seconds}} s left',
    over: 'The time is over. Nothing was changed.', again: 'Ask again',
  },
  change: { title: 'Change places', says: 'Nothing in the cart is lost.', nobody: 'There is nobody else.' },
  staff: {
    role: 'Role', roleSaved: 'The role was changed.', pin: 'New PIN, 6 digits', pinSave: 'Save PIN',
    pinSaved: 'The new PIN is set. Tell it to nobody else.', badge: 'Badge code', badgeHint: 'Scan the badge or type its code; empty takes it away.', badgeSave: 'Save badge',
    badgeSaved: 'The badge was saved.', badgeGone: 'The badge was taken away.', hasBadge: 'Badge', leave: 'Has left',
    leaveTitle: 'Has {{name}} left?', leaveSays: 'There is no signing in from now on. The name stays on past receipts. This cannot be undone.',
    leaveYes: 'Has left', leaveNo: 'No', left: 'left', edit: 'Change', done: 'Close', waits: 'locked for {{seconds}} s', ownPin: 'Change my PIN',
    nowPin: 'PIN now', nextPin: 'New PIN', ownPinSaved: 'Your PIN was changed.', loading: 'Loading', idle: 'Lock by itself', minutes: '{{count}} min',
    idleSays: 'When nobody touches the till. Nothing in the cart is lost.', retry: 'Load again',
  },
};
