import type { Details, Messages } from './messages.js';

/** Korean. Not yet reviewed by a native speaker. */
export const messages = {
  label: '쿠키 설정',
  heading: '쿠키와 데이터 이용에 대한 선택',
  asks: name => `${name}에서 다음 목적으로 쿠키와 유사한 저장 기술을 사용하고자 합니다.`,
  partners: (count, independent) =>
    `다른 업체 ${count}곳이 참여합니다${independent ? `(이 중 ${independent}곳은 데이터 이용을 독자적으로 결정)` : ''}.`,
  kept: time => `선택 내용의 보관 기간: ${time}. 언제든지 변경하거나 철회할 수 있습니다.`,
  notKept: '이 브라우저는 쿠키가 꺼져 있어 이 페이지를 떠날 때까지만 선택이 유지됩니다.',
  separately: titles => `‘모두 동의’에 포함되지 않는 항목: ${titles}`,
  policy: '개인정보 처리방침',
  list: '전체 서비스',

  acceptAll: '모두 동의',
  refuseAll: '모두 거부',
  choose: '직접 선택',
  close: '선택하지 않고 닫기',
  saved: '선택을 저장했습니다.',
} satisfies Messages;

export const details = {
  save: '선택 저장',
  intro:
    '선택 항목은 직접 켜기 전까지 꺼져 있습니다. 끄면 이용이 중단되고 이 기기에 저장된 내용이 삭제됩니다.',
  always: '항상 사용',
  on: '켜짐',
  off: '꺼짐',
  partly: '일부 켜짐',
  loses: what => `거부하는 경우: ${what}`,
  separate: '‘모두 동의’에 포함되지 않으며, 따로 켜야 합니다.',
  gpc: '브라우저가 Global Privacy Control 신호를 보내므로 꺼져 있습니다.',
  minor: '연령에 따라 꺼져 있습니다.',
  region: '현재 지역의 법률에 따라 직접 끄기 전까지 켜져 있습니다.',
  clause: number => `개인정보 처리방침 ${number}항`,
  services: count => `서비스 ${count}개`,
  search: '서비스 검색',
  found: count => `서비스 ${count}개를 찾았습니다`,

  provider: '제공자',
  country: '국가',
  role: '역할',
  roles: {
    entrusted: '당사의 위탁을 받아 처리',
    joint: '당사와 공동으로 결정',
    independent: '독자적으로 결정',
  },
  data: '데이터',
  transfer: '국외 이전',
  hosts: '연결 대상',

  items: '기기에 저장되는 내용',
  name: '이름',
  kind: '종류',
  kinds: {
    cookie: '쿠키',
    local: '로컬 저장소',
    session: '세션 저장소',
    database: '데이터베이스',
    cache: '캐시',
    file: '파일',
  },
  life: '보관 기간',
  session: '브라우저 세션 동안',
  unlimited: '직접 삭제할 때까지',
  httpOnly: '서버에서 설정했으며 서버만 삭제할 수 있습니다.',

  placeholder: name => `이 콘텐츠의 제공자: ${name}. 현재 설정에 따라 표시되지 않습니다.`,
  once: '한 번만 표시',
  allow: '항상 허용',

  storedIn: country => `데이터 저장 국가: ${country}`,
  contact: name => `문의처: ${name}`,
  authority: '감독기관에 민원 제기',

  rights: '내 데이터와 권리',
  chosen: date => `${date}에 선택하셨습니다.`,
  copy: '사본 다운로드',
  withdraw: '모두 철회',
  erase: '모두 삭제',
  eraseSure: '선택 내용을 포함하여 이 기기에 저장된 내용을 모두 삭제하시겠습니까?',
  cancel: '취소',
  erased: count => (count ? `${count}개 항목을 삭제했습니다.` : '삭제할 내용이 없습니다.'),
  notErased: '이 페이지에서 삭제할 수 없는 항목:',
  failed: '처리하지 못했습니다. 다시 시도해 주세요.',

  lost: '거부하여 사용할 수 없는 기능',
  allowOne: '이 항목만 허용',
  later: '일부 변경 사항은 다음에 여는 페이지부터 적용됩니다.',
  dismiss: '닫기',

  changed: date => `개인정보 처리방침이 ${date}에 변경되었습니다.`,
  changes: date => `개인정보 처리방침이 ${date}에 변경됩니다.`,
  reasons: {
    purposes: '데이터의 이용 목적',
    processing: '데이터의 처리 방법',
    data: '이용하는 데이터의 종류',
    recipients: '데이터를 제공받는 자',
    controller: '데이터의 처리 책임자',
    rights: '이용자의 권리',
    contact: '연락 방법',
  },
  concerns: reasons => `변경 대상: ${reasons}`,
  added: titles => `추가: ${titles}`,
  removed: titles => `사용 종료: ${titles}`,
  altered: titles => `변경: ${titles}`,
  again: '추가되거나 변경된 항목은 선택하기 전까지 꺼져 있습니다. 창을 닫아도 동의한 것으로 보지 않습니다.',
  ended: (date, titles) =>
    titles
      ? `${date}에 하신 선택이 만료되었습니다. 허용했던 항목: ${titles}`
      : `${date}에 하신 선택이 만료되었습니다. 허용한 선택 항목이 없었습니다.`,

  age: '나이가 어떻게 되시나요?',
  under: years => `만 ${years}세 미만`,
  over: years => `만 ${years}세 이상`,
  ageKept: '둘 중 어느 것을 선택했는지만 저장하며 나이는 저장하지 않습니다.',

  entry: '개인정보 보호 설정',
  honoured:
    '이용 거부(옵트아웃) 요청을 반영했습니다. 브라우저가 Global Privacy Control 신호를 보내고 있습니다.',
  tells: (name, titles) =>
    `${name}에서 다음 목적으로 쿠키와 유사한 저장 기술을 사용합니다: ${titles}. 언제든지 거부할 수 있습니다.`,
} satisfies Details;
