import type { Details, Messages } from './messages.js';

/** Vietnamese. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Lựa chọn về cookie',
  heading: 'Lựa chọn của bạn về cookie và dữ liệu',
  asks: name => `${name} xin phép sử dụng cookie và công nghệ lưu trữ tương tự cho các mục đích:`,
  partners: (count, independent) =>
    `Có ${count} công ty khác tham gia${independent ? `, trong đó ${independent} công ty hoạt động độc lập với chúng tôi` : ''}.`,
  kept: time => `Lựa chọn của bạn được lưu trong ${time}. Bạn có thể thay đổi hoặc rút lại bất cứ lúc nào.`,
  notKept: 'Trình duyệt này đã tắt cookie nên lựa chọn của bạn chỉ có hiệu lực đến khi bạn rời trang này.',
  separately: titles => `Không thuộc “Chấp nhận tất cả”: ${titles}.`,
  policy: 'Chính sách quyền riêng tư',
  list: 'Tất cả dịch vụ',

  acceptAll: 'Chấp nhận tất cả',
  refuseAll: 'Từ chối tất cả',
  choose: 'Tùy chọn',
  close: 'Đóng mà không chọn',
  saved: 'Đã lưu lựa chọn của bạn.',
} satisfies Messages;

export const details = {
  save: 'Lưu lựa chọn',
  intro:
    'Những mục không bắt buộc luôn tắt cho đến khi bạn bật. Khi bạn tắt, mục đó ngừng hoạt động và dữ liệu đã lưu tại đây bị xóa.',
  always: 'Luôn bật',
  on: 'Bật',
  off: 'Tắt',
  partly: 'Bật một phần',
  loses: what => `Nếu từ chối: ${what}`,
  separate: '“Chấp nhận tất cả” không bao gồm mục này. Bạn cần bật riêng.',
  gpc: 'Đã tắt vì trình duyệt của bạn gửi tín hiệu Global Privacy Control.',
  minor: 'Đã tắt do độ tuổi của bạn.',
  region: 'Bật cho đến khi bạn tắt, theo quy định pháp luật nơi bạn ở.',
  clause: number => `Chính sách quyền riêng tư, mục ${number}`,
  services: count => `${count} dịch vụ`,
  search: 'Tìm dịch vụ',
  found: count => (count ? `Tìm thấy ${count} dịch vụ` : 'Không tìm thấy dịch vụ nào'),

  provider: 'Nhà cung cấp',
  country: 'Quốc gia',
  role: 'Vai trò',
  roles: {
    entrusted: 'Xử lý thay mặt chúng tôi',
    joint: 'Cùng quyết định với chúng tôi',
    independent: 'Tự quyết định',
  },
  data: 'Dữ liệu',
  transfer: 'Chuyển ra nước ngoài',
  hosts: 'Kết nối tới',

  items: 'Được lưu trên thiết bị của bạn',
  name: 'Tên',
  kind: 'Loại',
  kinds: {
    cookie: 'Cookie',
    local: 'Bộ nhớ cục bộ',
    session: 'Bộ nhớ phiên',
    database: 'Cơ sở dữ liệu',
    cache: 'Bộ nhớ đệm',
    file: 'Tệp',
  },
  life: 'Thời hạn lưu',
  session: 'Phiên trình duyệt',
  unlimited: 'Đến khi bạn xóa',
  httpOnly: 'Do máy chủ đặt và chỉ máy chủ mới xóa được.',

  placeholder: name => `Nội dung này do ${name} cung cấp và không được tải theo lựa chọn của bạn.`,
  once: 'Hiện lần này',
  allow: 'Luôn cho phép',

  storedIn: country => `Nơi lưu trữ dữ liệu: ${country}.`,
  contact: name => `Liên hệ ${name}`,
  authority: 'Khiếu nại với cơ quan có thẩm quyền',

  rights: 'Dữ liệu và quyền của bạn',
  chosen: date => `Bạn đã chọn vào ${date}.`,
  copy: 'Tải bản sao',
  withdraw: 'Rút lại tất cả',
  erase: 'Xóa tất cả',
  eraseSure: 'Xóa mọi thứ đã lưu tại đây, kể cả lựa chọn của bạn?',
  cancel: 'Hủy',
  erased: count => (count ? `Đã xóa ${count} mục.` : 'Không có gì để xóa.'),
  notErased: 'Chưa xóa được vì trang này không truy cập được:',
  failed: 'Không thực hiện được. Vui lòng thử lại.',

  lost: 'Những gì hiện không dùng được',
  allowOne: 'Chỉ cho phép mục này',
  later: 'Một số thay đổi có hiệu lực ở trang tiếp theo bạn mở.',
  dismiss: 'Đóng',

  changed: date => `Chính sách quyền riêng tư của chúng tôi đã thay đổi vào ${date}.`,
  changes: date => `Chính sách quyền riêng tư của chúng tôi sẽ thay đổi vào ${date}.`,
  reasons: {
    purposes: 'mục đích sử dụng dữ liệu',
    processing: 'cách xử lý dữ liệu',
    data: 'loại dữ liệu được sử dụng',
    recipients: 'bên nhận dữ liệu',
    controller: 'bên chịu trách nhiệm về dữ liệu',
    rights: 'quyền của bạn',
    contact: 'cách liên hệ với chúng tôi',
  },
  concerns: reasons => `Thay đổi này liên quan đến: ${reasons}.`,
  added: titles => `Mới: ${titles}`,
  removed: titles => `Không còn dùng: ${titles}`,
  altered: titles => `Đã thay đổi: ${titles}`,
  again:
    'Những mục mới hoặc đã thay đổi sẽ tắt cho đến khi bạn chọn. Đóng thông báo này không có nghĩa là đồng ý.',
  ended: (date, titles) =>
    titles
      ? `Lựa chọn của bạn (${date}) đã hết hạn. Khi đó bạn cho phép: ${titles}.`
      : `Lựa chọn của bạn (${date}) đã hết hạn. Khi đó bạn không cho phép mục không bắt buộc nào.`,

  age: 'Bạn bao nhiêu tuổi?',
  under: years => `Dưới ${years} tuổi`,
  over: years => `Từ ${years} tuổi trở lên`,
  ageKept: 'Chúng tôi chỉ lưu câu trả lời bạn chọn, không lưu tuổi của bạn.',

  entry: 'Lựa chọn quyền riêng tư của bạn',
  honoured: 'Đã thực hiện yêu cầu từ chối: trình duyệt của bạn gửi tín hiệu Global Privacy Control.',
  tells: (name, titles) =>
    `${name} sử dụng cookie và công nghệ lưu trữ tương tự cho các mục đích: ${titles}. Bạn có thể từ chối bất cứ lúc nào.`,
} satisfies Details;
