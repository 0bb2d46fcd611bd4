/** Words of the mall's dialog in both languages: how the sending stands, what to do, enrolment, what lies aside, the proof of a day. */

export const mallKo = {
  mall: {
    title: '온라인몰 전송', well: '잘 보내고 있어요.', none: '온라인몰에 등록하지 않은 계산대예요.', reading: '상태를 읽고 있어요…',
    noneSays: '판매는 이 계산대에 그대로 쌓여 있어요. 온라인몰에 등록하면 처음부터 모두 보내요.',
    sells: '보내지 못해도 판매는 계속할 수 있어요. 아무것도 없어지지 않아요.',
    waiting: '기다리는 기록', waitingCount: '{{count}}건', waitingNone: '없음', since: '가장 오래된 것', answered: '마지막 대답', never: '아직 없음',
    next: '다음 시도', nextIn: '{{count}}초 뒤', nextNow: '곧', address: '온라인몰 주소', code: '등록 코드',
    codeHint: '온라인몰에서 이 계산대({{till}})의 코드를 만들어 10분 안에 넣어 주세요.', enrol: '등록', enrolling: '등록하는 중',
    again: '다시 보내기', onlyKeepers: '등록은 점장이 할 수 있어요.', asideTitle: '온라인몰이 받지 못한 기록', asideNone: '받지 못한 기록이 없어요.',
    asideSays: '판매와 장부는 그대로예요. 온라인몰을 고친 뒤 다시 보내기를 누르세요.', entry: '기록 {{seq}}',
    proveTitle: '하루 맞춰 보기', prove: '{{day}} 맞춰 보기', proving: '맞춰 보는 중', noDay: '아직 판매한 날이 없어요.',
    here: '여기', there: '온라인몰', receipts: '영수증 {{count}}장', equal: '두 곳이 같아요.', differs: '두 곳이 달라요. 기다리는 기록이 있는지 보세요.',
    trouble: {
      unreachable: '온라인몰에 닿지 않아요. 인터넷 연결을 확인해 주세요.', timeout: '온라인몰이 20초 안에 대답하지 않았어요.',
      pin: '온라인몰이 다른 열쇠를 보였어요. 누가 엿볼 수 있어 보내지 않았어요. 담당자에게 알려 주세요.',
      server: '온라인몰에 문제가 생겼어요. 계산대가 스스로 다시 보내요.', busy: '온라인몰이 바빠서 기다리는 중이에요.',
      not_the_mall: '온라인몰이 아닌 곳이 대답했어요. 와이파이 로그인 화면인지 확인해 주세요.', held: '온라인몰이 앞의 기록을 기다리고 있어요.',
      bad_request: '온라인몰이 요청을 읽지 못했어요. 다시 맞추는 중이에요.', unknown_device: '온라인몰이 이 계산대를 몰라요. 다시 등록해 주세요.',
      bad_signature: '온라인몰이 이 계산대의 서명을 믿지 않아요. 다시 등록해 주세요.', upgrade: '이 프로그램이 오래되어 보낼 수 없어요. 업데이트해 주세요.',
      fork: '같은 자리에 다른 기록이 온라인몰에 있어요. 복제된 계산대일 수 있어 멈췄어요. 담당자에게 알려 주세요.',
      conflict: '온라인몰의 기록과 내용이 달라 멈췄어요. 담당자에게 알려 주세요.', revoked: '온라인몰이 이 계산대의 등록을 해지했어요. 다시 등록해 주세요.',
      behind: '온라인몰이 이 계산대보다 앞서 있어요. 백업에서 되살린 장부일 수 있어 멈췄어요. 담당자에게 알려 주세요.',
    },
    reasons: {
      bad_body: '내용을 읽을 수 없대요', bad_id: '이름이 다르대요', bad_sum: '금액이 범위를 넘는대요', mall_fault: '온라인몰이 이 기록에서 멈췄어요',
      unknown_kind: '온라인몰이 아직 모르는 종류예요', refused_by_store: '온라인몰의 저장소가 거절했어요', no_body: '내용 없이 보냈어요',
    },
  },
};

export const mallEn = {
  mall: {
    title: 'Sending to the mall', well: 'Sending works.', none: 'This till is not enrolled at a mall.', reading: 'Reading the state…',
    noneSays: 'All sales are kept in this till. Once it is enrolled, everything is sent from the beginning.',
    sells: 'You can go on selling all the same. Nothing is lost.',
    waiting: 'Waiting entries', waitingCount: '{{count}}', waitingNone: 'none', since: 'The oldest', answered: 'Last answer', never: 'none yet',
    next: 'Next try', nextIn: 'in {{count}} s', nextNow: 'soon', address: 'Address of the mall', code: 'Enrolment code',
    codeHint: 'Make a code for this till ({{till}}) at the mall and enter it within ten minutes.', enrol: 'Enrol', enrolling: 'Enrolling',
    again: 'Send again', onlyKeepers: 'A manager can enrol it.', asideTitle: 'Entries the mall could not take', asideNone: 'There are none.',
    asideSays: 'Sales and ledger are as they were. Press “Send again” once the mall is mended.', entry: 'Entry {{seq}}',
    proveTitle: 'Compare a day', prove: 'Compare {{day}}', proving: 'Comparing', noDay: 'Nothing was sold yet.',
    here: 'Here', there: 'Mall', receipts: '{{count}} receipts', equal: 'Both are the same.', differs: 'They differ. See whether entries are waiting.',
    trouble: {
      unreachable: 'The mall cannot be reached. Please check the network.', timeout: 'The mall did not answer within 20 seconds.',
      pin: 'The mall showed another key. Somebody may be reading along, so nothing was sent. Please tell whoever runs the mall.',
      server: 'Something is wrong at the mall. The till tries again by itself.', busy: 'The mall is busy; the till is waiting.',
      not_the_mall: 'Somebody else than the mall answered. Is there a Wi-Fi log-in page?', held: 'The mall is waiting for earlier entries.',
      bad_request: 'The mall could not read the request. The till is finding its place again.',
      unknown_device: 'The mall does not know this till. Please enrol it again.',
      bad_signature: 'The mall does not believe this till’s signature. Please enrol it again.',
      upgrade: 'This program is too old to send. Please update it.',
      fork: 'The mall has another entry in the same place. This may be a cloned till, so it stopped. Please tell whoever runs the mall.',
      conflict: 'The mall has other contents, so sending stopped. Please tell whoever runs the mall.',
      revoked: 'The mall has revoked this till. Please enrol it again.',
      behind: 'The mall is ahead of this till. The ledger may come from a backup, so it stopped. Please tell whoever runs the mall.',
    },
    reasons: {
      bad_body: 'it cannot be read', bad_id: 'it bears another name', bad_sum: 'an amount is out of range', mall_fault: 'the mall fell over it',
      unknown_kind: 'the mall does not know this kind yet', refused_by_store: 'the mall’s store refused it', no_body: 'it was sent without its body',
    },
  },
};
