import type { Details, Messages } from './messages.js';

/** Indonesian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Pilihan cookie',
  heading: 'Pilihan Anda tentang cookie dan data',
  asks: name => `${name} meminta izin menggunakan cookie dan penyimpanan serupa untuk:`,
  partners: (count, independent) =>
    `${count} perusahaan lain ikut terlibat${independent ? `, ${independent} di antaranya secara mandiri` : ''}.`,
  kept: time => `Pilihan Anda disimpan selama ${time}. Anda dapat mengubah atau menariknya kapan saja.`,
  notKept:
    'Cookie dinonaktifkan di browser ini, jadi pilihan Anda berlaku sampai Anda meninggalkan halaman ini.',
  separately: titles => `Tidak termasuk dalam “Terima semua”: ${titles}.`,
  policy: 'Kebijakan privasi',
  list: 'Semua layanan',

  acceptAll: 'Terima semua',
  refuseAll: 'Tolak semua',
  choose: 'Pilih sendiri',
  close: 'Tutup tanpa memilih',
  saved: 'Pilihan Anda tersimpan.',
} satisfies Messages;

export const details = {
  save: 'Simpan pilihan',
  intro:
    'Yang bersifat opsional tetap nonaktif sampai Anda mengaktifkannya. Jika dinonaktifkan, penggunaannya berhenti dan data yang disimpannya di sini dihapus.',
  always: 'Selalu aktif',
  on: 'Aktif',
  off: 'Nonaktif',
  partly: 'Aktif sebagian',
  loses: what => `Jika ditolak: ${what}`,
  separate: 'Tidak termasuk dalam “Terima semua”. Ada tombol tersendiri untuk ini.',
  gpc: 'Nonaktif karena browser Anda mengirim sinyal Global Privacy Control.',
  minor: 'Nonaktif karena usia Anda.',
  region: 'Aktif sampai Anda menonaktifkannya, sesuai hukum di wilayah Anda.',
  clause: number => `Kebijakan privasi, bagian ${number}`,
  services: count => `${count} layanan`,
  search: 'Cari layanan',
  found: count => `${count} layanan ditemukan`,

  provider: 'Penyedia',
  country: 'Negara',
  role: 'Peran',
  roles: {
    entrusted: 'Memproses atas nama kami',
    joint: 'Menentukan bersama kami',
    independent: 'Menentukan sendiri',
  },
  data: 'Data',
  transfer: 'Transfer ke luar negeri',
  hosts: 'Terhubung ke',

  items: 'Disimpan di perangkat Anda',
  name: 'Nama',
  kind: 'Jenis',
  kinds: {
    cookie: 'Cookie',
    local: 'Penyimpanan lokal',
    session: 'Penyimpanan sesi',
    database: 'Basis data',
    cache: 'Cache',
    file: 'Berkas',
  },
  life: 'Masa simpan',
  session: 'Selama sesi browser',
  unlimited: 'Sampai Anda menghapusnya',
  httpOnly: 'Dibuat oleh server dan hanya dapat dihapus oleh server.',

  placeholder: name => `Konten ini berasal dari ${name} dan tidak dimuat sesuai pilihan Anda.`,
  once: 'Tampilkan sekali',
  allow: 'Selalu izinkan',

  storedIn: country => `Data disimpan di ${country}.`,
  contact: name => `Hubungi ${name}`,
  authority: 'Ajukan pengaduan ke otoritas',

  rights: 'Data dan hak Anda',
  chosen: date => `Pilihan Anda dibuat pada ${date}.`,
  copy: 'Unduh salinan',
  withdraw: 'Tarik semua',
  erase: 'Hapus semua',
  eraseSure: 'Hapus semua yang disimpan di sini, termasuk pilihan Anda?',
  cancel: 'Batal',
  erased: count => (count ? `${count} entri dihapus.` : 'Tidak ada yang perlu dihapus.'),
  notErased: 'Tidak dihapus karena tidak terjangkau dari halaman ini:',
  failed: 'Tidak berhasil. Silakan coba lagi.',

  lost: 'Yang kini tidak tersedia',
  allowOne: 'Izinkan ini saja',
  later: 'Sebagian perubahan berlaku di halaman berikutnya yang Anda buka.',
  dismiss: 'Tutup',

  changed: date => `Kebijakan privasi kami berubah pada ${date}.`,
  changes: date => `Kebijakan privasi kami akan berubah pada ${date}.`,
  reasons: {
    purposes: 'tujuan penggunaan data',
    processing: 'cara data diproses',
    data: 'jenis data yang digunakan',
    recipients: 'penerima data',
    controller: 'pengendali data',
    rights: 'hak Anda',
    contact: 'cara menghubungi kami',
  },
  concerns: reasons => `Perubahan ini menyangkut ${reasons}.`,
  added: titles => `Baru: ${titles}`,
  removed: titles => `Tidak lagi digunakan: ${titles}`,
  altered: titles => `Berubah: ${titles}`,
  again: 'Yang baru atau berubah tetap nonaktif sampai Anda memilih. Menutup ini bukan persetujuan.',
  ended: (date, titles) =>
    titles
      ? `Pilihan Anda tanggal ${date} telah berakhir. Yang diizinkan: ${titles}.`
      : `Pilihan Anda tanggal ${date} telah berakhir. Tidak ada hal opsional yang diizinkan.`,

  age: 'Berapa usia Anda?',
  under: years => `Di bawah ${years} tahun`,
  over: years => `${years} tahun atau lebih`,
  ageKept: 'Kami hanya menyimpan jawaban yang Anda pilih, bukan usia Anda.',

  entry: 'Pilihan privasi Anda',
  honoured: 'Permintaan keluar telah dipenuhi: browser Anda mengirim sinyal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} menggunakan cookie dan penyimpanan serupa untuk: ${titles}. Anda dapat menolak kapan saja.`,
} satisfies Details;
