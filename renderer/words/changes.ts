/** Words of the list of changes, in both languages. */
import type { Texts } from './people.ts';

export const changesKo = {
  title: '변경', locked: '변경은 점장이 볼 수 있어요', list: '누가 무엇을 바꾸었나', none: '이 기간에 바뀐 것이 없어요.', left: '더 오래된 {{n}}건은 기간을 줄여서 보세요.',
  from: '{{day}}부터', nothing: '없음', when: '언제', who: '누가', what: '무엇을', values: '전 → 후', till: '계산대', count: '{{n}}건',
  kind_store_opened: '매장 개설', kind_settings_changed: '설정', kind_catalog_imported: '작품 파일', kind_item_set: '작품', kind_operator_added: '사람 추가',
  kind_operator_changed: '사람', kind_pin_changed: 'PIN 변경', kind_contract_set: '작가 계약', kind_tax_terms_set: '부가세 조건', kind_promotion_set: '행사',
  name_printer: '프린터', name_columns: '종이 폭', name_favourites: '즐겨찾기', name_doubled: '된소리 검색', name_wedge: '스캐너', name_scanner_port: '스캐너 포트',
  name_instore: '매장 코드', name_truncation: '끝자리 절사', name_returns: '반품 규칙', name_discount_limits: '할인 한도', name_print_maker: '작가 표시',
  name_idle_lock: '자동 잠금(분)', name_cash_limit: '금고 알림 금액', name_close_limit: '마감 차이 한도', name_day_turns: '하루가 끝나는 시각', name_watch_limits: '점검 기준',
  name_low_stock: '적은 재고', name_backup_place: '백업 폴더', name_name: '이름', name_price: '가격', name_category: '분류', name_taxClass: '과세', name_low: '적은 재고',
  name_role: '역할', name_badge: '배지', name_hasLeft: '그만둠', name_kind: '계약 종류', name_rateBp: '비율', name_base: '수수료 기준', name_vatMode: '수수료 부가세',
  name_scope: '범위', name_taxType: '작가 과세', name_until: '마지막 날', name_funder: '부담', name_rule: '규칙', name_ended: '끝냄', name_rounding: '부가세 끝수',
  name_address: '주소', name_businessNumber: '사업자번호', name_phone: '전화', name_practice: '연습', name_representative: '대표자', name_storeCode: '매장 번호',
  name_tillCode: '계산대 번호', name_makers: '작가 수', name_items: '작품 수', name_lineBp: '한 줄', name_orderBp: '전체',
} as const;

export const changesEn: Texts<typeof changesKo> = {
  title: 'Changes', locked: 'Changes are for a manager to see', list: 'Who changed what', none: 'Nothing was changed in this period.', left: '{{n}} older ones: choose fewer days.',
  from: 'from {{day}}', nothing: 'none', when: 'When', who: 'Who', what: 'What', values: 'Before → after', till: 'The till', count: '{{n}} changes',
  kind_store_opened: 'Store opened', kind_settings_changed: 'Settings', kind_catalog_imported: 'Catalogue file', kind_item_set: 'Item', kind_operator_added: 'Person added',
  kind_operator_changed: 'Person', kind_pin_changed: 'PIN changed', kind_contract_set: 'Maker’s contract', kind_tax_terms_set: 'VAT terms', kind_promotion_set: 'Promotion',
  name_printer: 'Printer', name_columns: 'Paper width', name_favourites: 'Favourites', name_doubled: 'Doubled consonants', name_wedge: 'Scanner', name_scanner_port: 'Scanner port',
  name_instore: 'Own codes', name_truncation: 'Cut to round', name_returns: 'Return rules', name_discount_limits: 'Discount limits', name_print_maker: 'Maker on receipts',
  name_idle_lock: 'Lock after (min)', name_cash_limit: 'Cash to the safe', name_close_limit: 'Close difference', name_day_turns: 'Day ends at', name_watch_limits: 'Watch limits',
  name_low_stock: 'Few left', name_backup_place: 'Backup folder', name_name: 'Name', name_price: 'Price', name_category: 'Category', name_taxClass: 'Tax', name_low: 'Few left',
  name_role: 'Role', name_badge: 'Badge', name_hasLeft: 'Left', name_kind: 'Contract', name_rateBp: 'Rate', name_base: 'Commission on', name_vatMode: 'VAT of commission',
  name_scope: 'Scope', name_taxType: 'Maker’s tax', name_until: 'Last day', name_funder: 'Borne by', name_rule: 'Rule', name_ended: 'Ended', name_rounding: 'VAT rounding',
  name_address: 'Address', name_businessNumber: 'Business number', name_phone: 'Phone', name_practice: 'Practice', name_representative: 'Representative',
  name_storeCode: 'Store code', name_tillCode: 'Till code', name_makers: 'Makers', name_items: 'Items',
  name_lineBp: 'one line', name_orderBp: 'whole cart',
};
