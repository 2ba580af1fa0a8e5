import type { Details, Messages } from './messages.js';

/** Arabic. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'خيارات ملفات تعريف الارتباط',
  heading: 'خياراتكم بشأن ملفات تعريف الارتباط والبيانات',
  asks: name => `تطلب جهة ${name} موافقتكم على استخدام ملفات تعريف الارتباط وتقنيات التخزين المشابهة من أجل:`,
  partners: (count, independent) =>
    `عدد الشركات الأخرى المشاركة: ${count}${independent ? `، منها ${independent} تعمل باستقلال عنا` : ''}.`,
  kept: time => `مدة الاحتفاظ باختياركم: ${time}. يمكنكم تغييره أو سحبه في أي وقت.`,
  notKept: 'ملفات تعريف الارتباط معطّلة في هذا المتصفح، لذا يسري اختياركم إلى أن تغادروا هذه الصفحة.',
  separately: titles => `لا يشمل «قبول الكل»: ${titles}.`,
  policy: 'سياسة الخصوصية',
  list: 'كل الخدمات',

  acceptAll: 'قبول الكل',
  refuseAll: 'رفض الكل',
  choose: 'تخصيص',
  close: 'إغلاق دون اختيار',
  saved: 'تم حفظ اختياركم.',
} satisfies Messages;

/** The count of services: one, two, 3 to 10, the rest. What ends in 3 to 10 takes the plural. */
const servicesOf = (count: number) =>
  count === 1
    ? 'خدمة واحدة'
    : count === 2
      ? 'خدمتان'
      : `${count} ${count % 100 > 2 && count % 100 < 11 ? 'خدمات' : 'خدمة'}`;

export const details = {
  save: 'حفظ الخيارات',
  intro: 'يبقى كل ما هو اختياري متوقفًا إلى أن تشغّلوه. وعند إيقافه يتوقف استخدامه ويُمحى ما خزّنه هنا.',
  always: 'مفعّل دائمًا',
  on: 'مفعّل',
  off: 'متوقف',
  partly: 'مفعّل جزئيًا',
  loses: what => `عند الرفض: ${what}`,
  separate: 'لا يشمله «قبول الكل»، وله زر تشغيل خاص به.',
  gpc: 'متوقف لأن متصفحكم يرسل إشارة Global Privacy Control.',
  minor: 'متوقف بسبب سنّكم.',
  region: 'مفعّل إلى أن توقفوه، وفق ما يجيزه القانون في منطقتكم.',
  clause: number => `سياسة الخصوصية، البند ${number}`,
  services: servicesOf,
  search: 'البحث عن خدمة',
  found: count => `نتائج البحث: ${count ? servicesOf(count) : 'لا توجد خدمات'}`,

  provider: 'مقدّم الخدمة',
  country: 'البلد',
  role: 'الدور',
  roles: {
    entrusted: 'معالجة نيابةً عنا',
    joint: 'قرار مشترك معنا',
    independent: 'قرار مستقل',
  },
  data: 'البيانات',
  transfer: 'النقل إلى الخارج',
  hosts: 'يتصل بـ',

  items: 'ما يُخزَّن على جهازكم',
  name: 'الاسم',
  kind: 'النوع',
  kinds: {
    cookie: 'ملف تعريف ارتباط',
    local: 'تخزين محلي',
    session: 'تخزين الجلسة',
    database: 'قاعدة بيانات',
    cache: 'ذاكرة تخزين مؤقت',
    file: 'ملف',
  },
  life: 'مدة الاحتفاظ',
  session: 'جلسة المتصفح',
  unlimited: 'إلى أن تمحوه بأنفسكم',
  httpOnly: 'عيّنه الخادم، ولا يمكن لغيره محوه.',

  placeholder: name => `مصدر هذا المحتوى: ${name}. لم يُحمَّل بناءً على خياراتكم.`,
  once: 'عرض هذه المرة',
  allow: 'سماح دائم',

  storedIn: country => `بلد تخزين البيانات: ${country}.`,
  contact: name => `للتواصل: ${name}`,
  authority: 'تقديم شكوى إلى السلطة المختصة',

  rights: 'بياناتكم وحقوقكم',
  chosen: date => `تاريخ اختياركم: ${date}.`,
  copy: 'تنزيل نسخة',
  withdraw: 'سحب كل الموافقات',
  erase: 'محو كل شيء',
  eraseSure: 'هل تريدون محو كل ما خُزِّن هنا، بما في ذلك اختياركم؟',
  cancel: 'إلغاء',
  erased: count => (count ? `عدد العناصر التي مُحيت: ${count}.` : 'لم يكن هناك ما يُمحى.'),
  notErased: 'لم يُمحَ ما يلي لأن هذه الصفحة لا تصل إليه:',
  failed: 'تعذّر تنفيذ ذلك. يُرجى المحاولة مرة أخرى.',

  lost: 'ما لن يعمل بعد الآن',
  allowOne: 'السماح بهذا فقط',
  later: 'يسري بعض هذه التغييرات في الصفحة التالية التي تفتحونها.',
  dismiss: 'إغلاق',

  changed: date => `تغيّرت سياسة الخصوصية لدينا بتاريخ ${date}.`,
  changes: date => `ستتغيّر سياسة الخصوصية لدينا بتاريخ ${date}.`,
  reasons: {
    purposes: 'أغراض استخدام البيانات',
    processing: 'طريقة معالجتها',
    data: 'أنواع البيانات المستخدمة',
    recipients: 'الجهات التي تتلقاها',
    controller: 'الجهة المسؤولة عنها',
    rights: 'حقوقكم',
    contact: 'طريقة التواصل معنا',
  },
  concerns: reasons => `يتعلق ذلك بما يلي: ${reasons}.`,
  added: titles => `جديد: ${titles}`,
  removed: titles => `لم يعد مستخدمًا: ${titles}`,
  altered: titles => `تغيّر: ${titles}`,
  again: 'يبقى الجديد والمتغيّر متوقفًا إلى أن تختاروا. إغلاق هذه النافذة لا يعني الموافقة.',
  ended: (date, titles) =>
    titles
      ? `انتهت مدة اختياركم المؤرخ في ${date}. وكان يسمح بما يلي: ${titles}.`
      : `انتهت مدة اختياركم المؤرخ في ${date}. ولم يكن يسمح بأي شيء اختياري.`,

  age: 'كم عمركم؟',
  under: years => `أقل من ${years} عامًا`,
  over: years => `${years} عامًا أو أكثر`,
  ageKept: 'نحتفظ بأي الإجابتين اخترتم فقط، لا بعمركم.',

  entry: 'خيارات الخصوصية',
  honoured: 'نُفِّذ طلب الانسحاب: متصفحكم يرسل إشارة Global Privacy Control.',
  tells: (name, titles) =>
    `تستخدم جهة ${name} ملفات تعريف الارتباط وتقنيات التخزين المشابهة من أجل: ${titles}. يمكنكم الرفض في أي وقت.`,
} satisfies Details;
