/** The words of the mall's page. */
export const words = {
  ko: {
    title: '소담 온라인몰 (연동 기준)', never: '아직 없음', revoked: '해지됨', active: '사용 중', none: '없습니다.',
    tillName: '포스 이름', makeCode: '등록 코드 만들기', codeFor: '등록 코드', codeLives: '(10분 동안, 한 번만)',
    tillsTitle: '포스', tillColumns: ['포스', '마지막 수신', '저널 위치', '머리 해시', '상태'],
    daysTitle: '영업일별 매출', dayColumns: ['영업일', '포스', '영수증 수', '합계 (원)'],
    tasksTitle: '확인할 일', taskColumns: ['종류', '대상', '내용'],
    asideTitle: '처리하지 못한 기록', asideColumns: ['포스', '위치', '종류', '이유'],
    tasks: {
      fork: '저널 갈라짐 (복제된 포스?)', conflict: '같은 번호, 다른 내용', one_off_twice: '한 점이 두 번 팔림', over_refund: '환불이 판매보다 많음',
    },
    codes: { bad_body: '내용을 읽을 수 없음', bad_id: '이름이 다름', bad_sum: '금액이 범위를 넘음', no_body: '내용이 오지 않음',
      unknown_kind: '모르는 종류', refused_by_store: '저장소가 거절' },
  },
  en: {
    title: 'Sodam online mall (reference)', never: 'never', revoked: 'revoked', active: 'in use', none: 'None.',
    tillName: 'Name of the till', makeCode: 'Make an enrolment code', codeFor: 'Enrolment code for', codeLives: '(ten minutes, once)',
    tillsTitle: 'Tills', tillColumns: ['Till', 'Last seen', 'Journal', 'Head', 'State'],
    daysTitle: 'Sales by business day', dayColumns: ['Day', 'Till', 'Receipts', 'Sum (won)'],
    tasksTitle: 'To be looked at', taskColumns: ['Kind', 'Subject', 'Detail'],
    asideTitle: 'Entries not applied', asideColumns: ['Till', 'Place', 'Kind', 'Why'],
    tasks: {
      fork: 'forked journal (a cloned till?)', conflict: 'one name, two contents', one_off_twice: 'one piece sold twice',
      over_refund: 'more refunded than sold',
    },
    codes: { bad_body: 'cannot be read', bad_id: 'another name inside', bad_sum: 'amount out of range', no_body: 'its body was withheld',
      unknown_kind: 'unknown kind', refused_by_store: 'refused by the store' },
  },
} as const;
