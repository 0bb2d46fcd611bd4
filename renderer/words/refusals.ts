/** What the screen says to every refusal the house can give, in both languages. A refusal without words does not compile. */
import type { AnyRefusal } from '../../src/contract/contract.ts';
import type { Refusal, RefusalFacts } from '../../src/domain/result.ts';
import { grouped } from '../format.ts';

export type Language = 'ko' | 'en';
export const languages: readonly Language[] = ['ko', 'en'];

/** `{fact}` is filled in from the refusal; the part of a sentence in `[ ]` is left out when its fact is missing. */
type Sentence = Readonly<Record<Language, string>>;

export const refusalWords: Readonly<Record<AnyRefusal, Sentence>> = {
  bad_input: { ko: '넣은 값을 알아볼 수 없어요. 다시 넣어 주세요.', en: "This entry can't be read. Please enter it again." },
  not_signed_in: { ko: '로그인이 필요해요. PIN을 넣어 주세요.', en: 'Please sign in with your PIN first.' },
  not_allowed: { ko: '이 일을 할 수 있는 역할이 아니에요. 할 수 있는 사람이 로그인해 주세요.', en: 'Your role may not do this. Somebody who may has to sign in.' },
  needs_consent: { ko: '혼자 할 수 없는 일이에요. 다른 사람의 허락을 받아 주세요.', en: 'You may not do this alone. Please ask somebody for leave.' },
  not_set_up: { ko: '아직 매장이 없어요. 매장을 먼저 만들어 주세요.', en: 'There is no store yet. Please set one up first.' },
  ledger_stopped: { ko: '장부에 기록할 수 없어 판매를 멈췄어요. 점장에게 알려 주세요.', en: 'The ledger cannot be written, so selling has stopped. Please tell the manager.' },
  no_answer: { ko: '계산대 프로그램이 대답하지 않아요. 잠시 뒤에 다시 해 주세요.', en: 'The till did not answer. Please try again in a moment.' },
  fault: { ko: '계산대 안에서 문제가 생겼어요. 다시 해 보고, 또 그러면 점장에게 알려 주세요.', en: 'Something went wrong in the till. Try again, and tell the manager if it stays.' },
  already_set_up: { ko: '이미 매장이 있어요. 화면을 다시 열어 주세요.', en: 'A store exists already. Please reload the screen.' },
  bad_business_number: { ko: '사업자번호가 맞지 않아요. 다시 확인해 주세요.', en: "Business number doesn't check. Please look again." },
  unknown_maker: { ko: '그 작가가 없어요. 목록을 다시 열어 주세요.', en: 'There is no such maker. Please open the list again.' },
  date_passed: { ko: '지난 날부터는 바꿀 수 없어요.[ {least}부터 돼요.]', en: 'A day that is over cannot be changed.[ {least} is the first.]' },
  bad_date: { ko: '달력에 없는 날이에요. 날짜를 다시 넣어 주세요.', en: 'There is no such day. Please enter the date again.' },
  ends_before_it_begins: { ko: '끝나는 날이 시작하는 날보다 앞이에요. 날짜를 고쳐 주세요.', en: 'It would end before it begins. Please correct the days.' },
  bad_rate: { ko: '그런 율은 정할 수 없어요. 다시 넣어 주세요.', en: 'That rate is not possible. Please enter it again.' },
  margin_is_no_service: { ko: '특약매입에는 부가세 별도가 없어요. 포함으로 정해 주세요.', en: 'A margin has no VAT on top. Please choose included.' },
  bad_profile: { ko: '빈칸이 있어요. 매장 정보를 모두 넣어 주세요.', en: 'Something is empty. Please fill in all store details.' },
  bad_csv: { ko: '첫 줄의 이름이 달라요. 안내된 이름으로 고쳐 주세요.', en: "The header line doesn't match. Please use the names shown." },
  no_items: { ko: '넣을 수 있는 작품이 없어요.[ {rejected}줄을 넣지 못했어요.] 파일을 확인해 주세요.', en: 'No row could be imported[ ({rejected} were left out)]. Please check the file.' },
  bad_printer: { ko: '프린터 주소를 알아볼 수 없어요. tcp://주소:포트 꼴로 넣어 주세요.', en: "The printer address can't be read. Use tcp://HOST:PORT." },
  wrong_pin: { ko: 'PIN이 맞지 않아요.[ {seconds}초 뒤에 다시 넣어 주세요.][ {left}번 더 틀리면 잠겨요.]', en: 'Wrong PIN.[ Try again in {seconds} s.][ {left} more and it locks.]' },
  pin_wait: { ko: '조금 기다려 주세요.[ {seconds}초 뒤에 PIN을 넣을 수 있어요.]', en: 'Please wait a moment.[ A PIN is taken again in {seconds} s.]' },
  pin_locked: { ko: '여러 번 틀려서 잠겼어요.[ {seconds}초 뒤에 다시 넣어 주세요.]', en: 'Locked after too many wrong PINs.[ Try again in {seconds} s.]' },
  till_locked: { ko: '이 계산대에서 PIN이 너무 많이 틀렸어요.[ {seconds}초 뒤에 다시 넣어 주세요.]', en: 'Too many wrong PINs on this till.[ Try again in {seconds} s.]' },
  unknown_badge: { ko: '등록되지 않은 명찰이에요. 이름을 골라 주세요.', en: 'This badge is not registered. Please pick a name.' },
  badge_taken: { ko: '다른 사람의 명찰이에요. 다른 명찰을 찍어 주세요.', en: "That is somebody else's badge. Please scan another." },
  last_manager: { ko: '매장을 이끄는 마지막 사람이에요. 다른 점장을 먼저 정해 주세요.', en: 'The last person who leads the store. Please name another manager first.' },
  same_person: { ko: '본인은 할 수 없어요. 다른 사람이 해 주세요.', en: 'Not by the same person. Please ask somebody else.' },
  same_pin: { ko: '전과 같은 PIN이에요. 다른 번호를 넣어 주세요.', en: 'That is the PIN you have. Please choose another.' },
  may_not_consent: { ko: '이 일을 허락할 수 있는 사람이 아니에요. 다른 사람을 골라 주세요.', en: 'This person may not consent to it. Please choose somebody else.' },
  no_consent_needed: { ko: '허락 없이 할 수 있어요. 그대로 진행해 주세요.', en: 'No leave is needed. Please go on.' },
  consent_gone: { ko: '이미 썼거나 없어진 허락이에요. 다시 허락을 받아 주세요.', en: 'That leave was used or is gone. Please ask again.' },
  consent_late: { ko: '허락받은 지 1분이 지났어요. 다시 허락을 받아 주세요.', en: 'That leave was given more than a minute ago. Please ask again.' },
  consent_differs: { ko: '허락받은 것과 내용이 달라요. 다시 허락을 받아 주세요.', en: 'That leave was given for something else. Please ask again.' },
  consent_of_another: { ko: '다른 사람이 받은 허락이에요. 다시 허락을 받아 주세요.', en: 'That leave was given to somebody else. Please ask again.' },
  unknown_operator: { ko: '등록되지 않은 사람이에요. 이름을 다시 골라 주세요.', en: 'This person is not registered. Please pick a name again.' },
  name_taken: { ko: '같은 이름이 이미 있어요. 다른 이름을 넣어 주세요.', en: 'This name is taken. Please use another.' },
  name_missing: { ko: '이름이 비어 있어요. 이름을 넣어 주세요.', en: 'The name is empty. Please enter one.' },
  shift_open: { ko: '이미 개점했어요. 판매를 시작해 주세요.', en: 'The till is open already. You can sell.' },
  bad_count: { ko: '장수를 알아볼 수 없어요. 숫자로 다시 넣어 주세요.', en: "The count can't be read. Please enter whole numbers." },
  shift_closed: { ko: '아직 개점하지 않았어요. 준비금을 세고 개점해 주세요.', en: 'The till is not open yet. Count the float and open it.' },
  keep_too_large: { ko: '센 금액보다 많이 남길 수 없어요.[ {most}원까지예요.]', en: 'You cannot keep more than was counted.[ At most {most} won.]' },
  cart_open: { ko: '담아 둔 작품이[ {lines}줄] 있어요. 계산하거나 비운 다음에 마감해 주세요.', en: 'The cart still holds[ {lines} lines of] goods. Sell or void them, then close.' },
  unknown_code: { ko: '등록되지 않은 바코드예요. 담아 둔 작품은 그대로예요.', en: "This code isn't registered. The cart is unchanged." },
  payment_code: { ko: '손님의 결제 코드예요. 작품 바코드가 아니니 카드 단말기에서 읽어 주세요.', en: "That is a customer's payment code, not an item. Please read it on the card terminal." },
  listed_price: { ko: '가격이 든 코드인데 정가가 있는 작품이에요. 작품을 찾아 정가로 담아 주세요.', en: 'The code holds a price, but its item has a listed one. Find the item and ring it up at that.' },
  unknown_port: { ko: '그 포트를 찾을 수 없어요. 스캐너를 꽂고 다시 골라 주세요.', en: 'That port cannot be found. Plug the scanner in and choose again.' },
  too_few_scans: { ko: '같은 바코드를 세 번 찍어 주세요.[ {left}번 남았어요.]', en: 'Please scan the same barcode three times.[ {left} to go.]' },
  code_not_found: { ko: '아는 코드를 찾지 못했어요. 등록한 작품의 바코드를 세 번 찍어 주세요.', en: 'No known code was found. Please scan the barcode of a registered item three times.' },
  scans_differ: { ko: '세 번이 서로 달라요. 같은 바코드를 같은 스캐너로 찍어 주세요.', en: 'The three scans differ. Use one barcode and one scanner.' },
  ambiguous: { ko: '코드가 어디서 시작하는지 알 수 없어요. 다른 작품의 바코드를 찍어 주세요.', en: 'Where the code begins is unclear. Please scan the barcode of another item.' },
  too_slow: { ko: '글자가[ {gapMs}ms 간격으로] 천천히 들어왔어요. 스캐너로 찍거나, 스캐너의 전송 속도를 높여 주세요.', en: 'The keys came slowly[, {gapMs} ms apart]. Please scan instead of typing, or speed the scanner up.' },
  unusable_keys: { ko: '스캐너가 코드 앞뒤에 알아볼 수 없는 키를[ ({key})] 붙여요. 스캐너 설정에서 빼 주세요.', en: 'The scanner adds keys[ ({key})] that a till cannot use. Please switch them off in the scanner.' },
  digits_around: { ko: '코드 앞뒤에 숫자[ {digits}]만 붙어요. 코드와 구별할 수 없으니 스캐너 설정에서 빼 주세요.', en: 'The scanner adds only digits[ ({digits})], which look like a code. Please switch them off in the scanner.' },
  bad_pattern: { ko: '매장 코드의 꼴[ {pattern}]을 알아볼 수 없어요. 13자리로 다시 적어 주세요.', en: "The pattern[ {pattern}] can't be read. Please write 13 characters." },
  two_formats: { ko: '앞자리[ {prefix}]가 두 번 있어요. 하나를 지워 주세요.', en: 'The prefix[ {prefix}] is there twice. Please remove one.' },
  no_weighed_goods: { ko: '무게로 파는 작품은 아직 없어요. 가격이 든 코드만 쓸 수 있어요.', en: 'Nothing is sold by weight here. Only codes with a price can be used.' },
  import_running: { ko: '작품 목록을 넣고 있어요. 끝난 다음에 다시 해 주세요.', en: 'A catalogue is being imported. Please try again when it is done.' },
  unknown_preview: { ko: '파일을 다시 골라 주세요. 미리보기가 지나갔어요.', en: 'Please choose the file again. That preview is gone.' },
  screen_replaced: { ko: '다른 창에서 이 계산대를 쓰고 있어요.', en: 'Another window is using this till.' },
  already_sealed: { ko: '이미 판매를 기록했어요. 거래 내역에서 볼 수 있어요.', en: 'This sale is recorded already. See it under Receipts.' },
  empty_cart: { ko: '담은 작품이 없어요. 작품을 먼저 담아 주세요.', en: 'The cart is empty. Please add something first.' },
  too_many_lines: { ko: '한 번에[ {most}줄까지] 담을 수 있어요. 나눠서 계산해 주세요.', en: 'One sale takes[ {most} lines] at most. Please split it.' },
  unknown_item: { ko: '작품 목록에 없는 작품이 담겨 있어요. 빼고 다시 담아 주세요.', en: 'The cart holds an item that is not in the catalogue. Remove it and add it again.' },
  quantity_out_of_range: { ko: '수량은 1부터[ {most}]까지예요. 수량을 고쳐 주세요.', en: 'Quantity goes from 1[ to {most}]. Please correct it.' },
  price_missing: { ko: '가격이 없는 작품이 있어요. 가격을 넣어 주세요.', en: 'A line has no price. Please enter one.' },
  price_not_allowed: { ko: '정가가 있는 작품은 가격을 바꿀 수 없어요. 빼고 다시 담아 주세요.', en: 'A listed price cannot be typed over. Remove the line and add it again.' },
  amount_too_large: { ko: '금액이 너무 커요. 나눠서 계산해 주세요.', en: 'The amount is too large. Please split the sale.' },
  bad_discount: { ko: '할인을 이렇게는 줄 수 없어요. 금액과 이유를 다시 넣어 주세요.', en: "This discount can't be given. Please check its amount and reason." },
  discount_without_maker: { ko: '작가가 없는 작품이 있어서 작가 부담으로 할인할 수 없어요.', en: 'Something here has no maker, so no maker can bear this discount.' },
  discount_beyond_limit: { ko: '혼자서는[ {most}%까지] 할인할 수 있어요. 더 깎으려면 매니저에게 부탁해 주세요.', en: 'You can take[ {most}%] off at most. For more, please ask a manager.' },
  override_needs_consent: { ko: '정가보다 낮은 값은 매니저가 정해요. 매니저에게 부탁해 주세요.', en: 'A price below the listed one is up to a manager. Please ask one.' },
  free_needs_consent: { ko: '그냥 드리는 것은 매니저가 정해요. 매니저에게 부탁해 주세요.', en: 'Giving something for nothing is up to a manager. Please ask one.' },
  funded_needs_consent: { ko: '작가나 몰이 부담하는 할인은 매니저가 정해요. 매니저에게 부탁해 주세요.', en: 'A discount that a maker or the mall bears is up to a manager. Please ask one.' },
  staff_needs_consent: { ko: '직원 할인은 선임이나 매니저가 정해요. 먼저 부탁해 주세요.', en: 'A staff discount is up to a senior or a manager. Please ask one.' },
  price_changed: { ko: '가격이 바뀌었어요. 새 금액을 확인해 주세요.', en: 'The price changed. Please check the new total.' },
  exists_with_different_body: { ko: '이 판매는 이미 다른 내용으로 기록했어요. 거래 내역을 확인해 주세요.', en: 'This sale is recorded already with other contents. Please check Receipts.' },
  short: { ko: '받은 돈이[ {missing}원] 모자라요.', en: '[{missing} won ]short.' },
  reason_missing: { ko: '반품 이유가 비어 있어요. 이유를 골라 주세요.', en: 'The reason is empty. Please choose one.' },
  too_much: { ko: '받을 금액보다[ {over}원] 많아요. 금액을 고쳐 주세요.', en: '[{over} won ]more than is due. Please correct the amount.' },
  bad_tender: { ko: '결제 내용을 알아볼 수 없어요. 다시 넣어 주세요.', en: "This payment can't be read. Please enter it again." },
  approval_missing: { ko: '승인번호를 넣어 주세요. 숫자와 영문 12자리까지예요.', en: 'Enter the approval number: up to 12 digits or letters.' },
  approval_twice: { ko: '같은 승인번호가 두 번 있어요. 하나를 고쳐 주세요.', en: 'The same approval number is there twice. Please correct one.' },
  card_company_missing: { ko: '카드사를 골라 주세요.', en: 'Please choose the card company.' },
  no_instalments: { ko: '할부는[ {least}원부터] 2~24개월이에요.', en: 'Instalments: 2 to 24 months[, from {least} won].' },
  card_number: { ko: '카드번호는 넣지 않아요. 번호를 지워 주세요.', en: 'No card numbers here. Please remove the number.' },
  note_too_long: { ko: '메모가 길어요. 100자까지 넣을 수 있어요.', en: 'The note is too long. Up to 100 characters.' },
  favourites_full: { ko: '자주 찾는 것이 가득 찼어요.[ {most}개까지예요.] 하나를 먼저 빼 주세요.', en: 'Favourites are full.[ At most {most}.] Take one out first.' },
  too_many_parked: { ko: '보류가 가득 찼어요.[ {most}건까지예요.] 하나를 먼저 불러 주세요.', en: 'Too many parked carts.[ At most {most}.] Recall one first.' },
  unknown_parked: { ko: '그 보류는 이미 불러왔어요.', en: 'That cart has been recalled already.' },
  tenders_registered: {
    ko: '이미 받은 결제가 [{paid}원 ]등록돼 있어요. 먼저 되돌려 주세요.', en: 'Payments[ of {paid} won] are registered for it. Take them back first.',
  },
  other_shift: { ko: '마감한 날의 판매예요. 오늘 연 근무의 판매만 고칠 수 있어요.', en: 'That sale belongs to a closed shift. Only this shift’s sales can be corrected.' },
  only_sales: { ko: '판매만 고칠 수 있어요. 반품은 그대로예요.', en: 'Only a sale can be corrected. Refunds stay as they are.' },
  changed_meanwhile: { ko: '그 사이에 결제가 고쳐졌어요. 다시 확인해 주세요.', en: 'The payment was corrected meanwhile. Please look again.' },
  nothing_changed: { ko: '전과 같은 결제예요. 바꿀 것이 없어요.', en: 'That is the same payment as before. Nothing to change.' },
  not_a_sale: { ko: '판매 영수증이 아니에요. 반품은 다시 반품할 수 없어요.', en: 'That is no sale. A return cannot be returned.' },
  nothing_chosen: { ko: '반품할 작품의 수량을 먼저 골라 주세요.', en: 'Choose the pieces that come back first.' },
  unknown_line: { ko: '이 영수증에 없는 작품이에요.', en: 'That is not on this receipt.' },
  already_returned: { ko: '이미 반품했어요.[ ‘{name}’ 남은 수량은 {left}개예요.]', en: 'Already returned.[ “{name}” has {left} left.]' },
  bad_damage: { ko: '파손 수량이 반품 수량보다 많아요.', en: 'More pieces are damaged than come back.' },
  consent_needed: { ko: '점장의 승인이 필요해요.', en: 'A manager has to allow this.' },
  has_returns: { ko: '반품한 영수증이라 결제를 고칠 수 없어요.', en: 'Something of this receipt was returned; its payment stays as it is.' },
  updating: { ko: '새 버전을 설치하고 있어요. 곧 다시 열려요.', en: 'A new version is being installed. The till opens again shortly.' },
  bad_dates: { ko: '날짜가 맞지 않아요. 시작하는 날과 끝나는 날을 다시 확인해 주세요.', en: 'These dates do not fit. Please check the first and last day.' },
  bad_rule: { ko: '행사 내용이 맞지 않아요. 숫자를 다시 확인해 주세요.', en: 'This promotion would give nothing. Please check its numbers.' },
  too_many_promotions: { ko: '행사가 너무 많아요.[ {most}개까지예요.] 지난 행사를 끝내 주세요.', en: 'Too many promotions.[ The most is {most}.] Please end an old one.' },
  in_the_past: { ko: '이미 지난 날이에요. 오늘이나 그 뒤의 날로 넣어 주세요.', en: 'That day is over. Please choose today or a later day.' },
  unknown_promotion: { ko: '없는 행사예요. 화면을 다시 열어 주세요.', en: 'This promotion is not there. Please open the screen again.' },
  no_updates: { ko: '이 계산대는 스스로 업데이트하지 않아요. 새 버전은 프로그램 파일과 함께 와요.', en: 'This till does not update itself. A new version comes with the program’s files.' },
  no_update: { ko: '그 버전은 이제 받을 수 없어요. 새 버전을 다시 확인해 주세요.', en: 'That version is no longer there. Please check for updates again.' },
  shift_still_open: { ko: '영업 중이에요. 마감한 다음에 할 수 있어요.', en: 'The till is open. Close the day first.' },
  cart_waiting: { ko: '담아 둔 작품이[ {lines}줄] 있어요. 계산하거나 비운 다음에 할 수 있어요.', en: 'The cart still holds[ {lines} lines of] goods. Sell or void them first.' },
  carts_parked: { ko: '보류한 계산이[ {carts}건] 있어요. 불러서 계산하거나 비운 다음에 할 수 있어요.', en: 'There are[ {carts}] parked carts. Recall and sell or void them first.' },
  papers_waiting: { ko: '아직 나오지 않은 영수증이[ {papers}장] 있어요. 프린터를 먼저 확인해 주세요.', en: 'Some papers[ ({papers})] are not printed yet. Please look at the printer first.' },
  unknown_receipt: { ko: '그 영수증을 찾을 수 없어요.', en: 'That receipt cannot be found.' },
  unknown_job: { ko: '이미 정한 영수증이에요.', en: 'That paper has been settled already.' },
};

/** The sentence for a refusal; one the table does not know says that there was a fault. */
export function sayRefusal(refusal: Refusal, language: Language): string {
  const known = Object.hasOwn(refusalWords, refusal.code) ? refusalWords[refusal.code as AnyRefusal] : refusalWords.fault;
  return fill(known[language], refusal.facts ?? {});
}

function fill(sentence: string, facts: RefusalFacts): string {
  const named = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return sentence
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (named(part).every((name) => facts[name] !== undefined) ? part : ''))
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name];
      return typeof fact === 'number' ? grouped(fact) : (fact ?? '');
    });
}
