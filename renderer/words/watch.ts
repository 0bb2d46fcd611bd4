/** Words of what is watched for in the journal, in both languages. */
import { changesEn, changesKo } from './changes.ts';
import type { Texts } from './people.ts';

export const watchKo = {
  changes: changesKo,
  title: '점검', none: '최근 28일에 눈에 띄는 것이 없어요.', locked: '점검은 점장이 볼 수 있어요', says: '눈에 띄는 기록이에요. 잘못이라는 뜻은 아니니 함께 확인해 보세요.',
  list: '눈에 띄는 것', entries: '그 기록', limits: '기준 고치기', limitsSay: '이보다 많으면 알려요. 28일 동안 한 사람의 횟수가 기준이에요. 9999면 알리지 않아요.',
  save: '저장', saved: '저장했어요.', more: '새 기록 {{n}}건만 보여요.', sum: '{{n}}건 · {{amount}}원', over: '{{value}} (기준 {{limit}})', nobody: '매장', with: '{{person}} · 허락 {{other}}',
  unit_times: '{{n}}번', unit_percent: '{{n}}퍼센트', unit_ratio: '남들의 {{n}}배',
  is_quick_refunds: '현금 판매 10분 안 반품', is_refund_share: '남보다 많은 반품', is_unreceipted: '영수증 없는 반품', is_same_item: '같은 작품을 여러 번 반품',
  is_late_refunds: '마감 30분 전 반품', is_voids: '비운 장바구니', is_openings: '한 근무에 돈통만 열기', is_opening_after_void: '비운 뒤 돈통 열기', is_discounts: '남보다 큰 할인',
  is_near_limit: '한도 바로 밑 할인', is_typed_prices: '직접 입력한 가격', is_pair: '같은 두 사람의 허락', is_absent_approver: '그날 없던 사람의 허락',
  is_tender_switch: '현금과 카드 바꿔 적기', is_terminal: '단말기와 다른 카드 금액', is_exact_closes: '늘 딱 맞는 마감', is_small_shorts: '조금씩 모자란 마감',
  is_reprints: '하루에 재발행', is_clock_back: '시계를 뒤로 돌림',
} as const;

export const watchEn: Texts<typeof watchKo> = {
  changes: changesEn,
  title: 'Watch', none: 'Nothing stands out in the last 28 days.', locked: 'This is for a manager to see', says: 'Entries that stand out. They prove nothing: look at them together.',
  list: 'What stands out', entries: 'The entries', limits: 'Change the limits', limitsSay: 'More than this is told: times of one person in 28 days. 9999 tells nothing.',
  save: 'Save', saved: 'Saved.', more: 'The newest {{n}} are shown.', sum: '{{n}} entries · {{amount}} won', over: '{{value}} (limit {{limit}})',
  nobody: 'The store', with: '{{person}} · leave by {{other}}',
  unit_times: '{{n}} times', unit_percent: '{{n}} %', unit_ratio: '{{n}} × the others',
  is_quick_refunds: 'Returns within 10 min of a cash sale', is_refund_share: 'More returns than others', is_unreceipted: 'Returns without receipt', is_same_item: 'The same item back again',
  is_late_refunds: 'Returns in the last half hour', is_voids: 'Carts dropped', is_openings: 'Drawer opened, in a shift',
  is_opening_after_void: 'Drawer opened after a void', is_discounts: 'Deeper discounts than others',
  is_near_limit: 'Discounts just under the limit', is_typed_prices: 'Prices typed in', is_pair: 'Leave by the same pair', is_absent_approver: 'Leave by somebody absent',
  is_tender_switch: 'Cash and card switched', is_terminal: 'Cards differ from the terminal', is_exact_closes: 'Counts always exact', is_small_shorts: 'Counts a little short',
  is_reprints: 'Copies, on a day', is_clock_back: 'Clock set back',
};
