import type { Details, Messages } from './messages.js';

/** Hebrew. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'בחירות בנושא עוגיות',
  heading: 'עוגיות ומידע: הבחירה שלכם',
  asks: name => `הסכמתכם מתבקשת לשימוש של ${name} בעוגיות ובאמצעי אחסון דומים לצורך:`,
  partners: (count, independent) =>
    count === 1
      ? `מעורבת חברה נוספת אחת${independent ? ', הפועלת באופן עצמאי מאיתנו' : ''}.`
      : `מעורבות ${count} חברות נוספות${independent ? `, מתוכן ${independent} באופן עצמאי מאיתנו` : ''}.`,
  kept: time => `הבחירה שלכם נשמרת למשך ${time}. אפשר לשנות אותה או לחזור בכם ממנה בכל עת.`,
  notKept: 'העוגיות כבויות בדפדפן הזה, ולכן הבחירה תקפה עד שתעזבו את הדף.',
  separately: titles => `לא כלול ב״אישור הכול״: ${titles}.`,
  policy: 'מדיניות פרטיות',
  list: 'כל השירותים',

  acceptAll: 'אישור הכול',
  refuseAll: 'דחיית הכול',
  choose: 'בחירה',
  close: 'סגירה בלי לבחור',
  saved: 'הבחירה שלכם נשמרה.',
} satisfies Messages;

export const details = {
  save: 'שמירת הבחירה',
  intro: 'כל מה שאינו חובה נשאר כבוי עד שתפעילו אותו. כיבוי מפסיק את השימוש ומוחק את מה שנשמר כאן.',
  always: 'פעיל תמיד',
  on: 'פעיל',
  off: 'כבוי',
  partly: 'פעיל חלקית',
  loses: what => `אם תסרבו: ${what}`,
  separate: '״אישור הכול״ אינו חל כאן. יש לכך מתג נפרד.',
  gpc: 'כבוי כי הדפדפן שלכם שולח אות Global Privacy Control.',
  minor: 'כבוי בשל גילכם.',
  region: 'פעיל עד שתכבו אותו, כפי שמתיר החוק במקום שבו אתם נמצאים.',
  clause: number => `מדיניות פרטיות, סעיף ${number}`,
  services: count => (count === 1 ? 'שירות אחד' : `${count} שירותים`),
  search: 'חיפוש שירותים',
  found: count => (count === 1 ? 'נמצא שירות אחד' : count ? `נמצאו ${count} שירותים` : 'לא נמצאו שירותים'),

  provider: 'ספק',
  country: 'מדינה',
  role: 'תפקיד',
  roles: {
    entrusted: 'פועל מטעמנו',
    joint: 'מחליט יחד איתנו',
    independent: 'מחליט באופן עצמאי',
  },
  data: 'מידע',
  transfer: 'העברה לחו״ל',
  hosts: 'מתחבר אל',

  items: 'נשמר במכשיר שלכם',
  name: 'שם',
  kind: 'סוג',
  kinds: {
    cookie: 'עוגייה',
    local: 'אחסון מקומי',
    session: 'אחסון לסשן',
    database: 'מסד נתונים',
    cache: 'מטמון',
    file: 'קובץ',
  },
  life: 'משך השמירה',
  session: 'עד סגירת הדפדפן',
  unlimited: 'עד שתמחקו',
  httpOnly: 'הוגדר על ידי השרת, ורק הוא יכול למחוק אותו.',

  placeholder: name => `מקור התוכן הזה: ${name}. הוא לא נטען בגלל הבחירה שלכם.`,
  once: 'הצגה חד־פעמית',
  allow: 'לאפשר תמיד',

  storedIn: country => `מדינת אחסון המידע: ${country}.`,
  contact: name => `יצירת קשר: ${name}`,
  authority: 'הגשת תלונה לרשות המוסמכת',

  rights: 'המידע והזכויות שלכם',
  chosen: date => `מועד הבחירה שלכם: ${date}.`,
  copy: 'הורדת עותק',
  withdraw: 'ביטול כל ההסכמות',
  erase: 'מחיקת הכול',
  eraseSure: 'למחוק את כל מה שנשמר כאן, כולל הבחירה שלכם?',
  cancel: 'ביטול',
  erased: count =>
    count === 0 ? 'לא היה מה למחוק.' : count === 1 ? 'נמחק פריט אחד.' : `נמחקו ${count} פריטים.`,
  notErased: 'לא נמחק, כי לדף הזה אין גישה אליו:',
  failed: 'הפעולה לא הצליחה. נסו שוב.',

  lost: 'מה לא יפעל עכשיו',
  allowOne: 'לאפשר רק את זה',
  later: 'חלק מהשינויים ייכנסו לתוקף בדף הבא שתפתחו.',
  dismiss: 'סגירה',

  changed: date => `מדיניות הפרטיות שלנו השתנתה. מועד השינוי: ${date}.`,
  changes: date => `מדיניות הפרטיות שלנו עומדת להשתנות. מועד השינוי: ${date}.`,
  reasons: {
    purposes: 'מטרות השימוש במידע',
    processing: 'אופן עיבוד המידע',
    data: 'סוגי המידע שבשימוש',
    recipients: 'מקבלי המידע',
    controller: 'בעל השליטה במידע',
    rights: 'הזכויות שלכם',
    contact: 'דרכי יצירת הקשר איתנו',
  },
  concerns: reasons => `השינוי נוגע לנושאים אלה: ${reasons}.`,
  added: titles => `חדש: ${titles}`,
  removed: titles => `כבר לא בשימוש: ${titles}`,
  altered: titles => `השתנה: ${titles}`,
  again: 'מה שחדש או השתנה נשאר כבוי עד שתבחרו. סגירת החלון אינה הסכמה.',
  ended: (date, titles) =>
    titles
      ? `פג תוקף הבחירה שלכם מיום ${date}. היא אפשרה: ${titles}.`
      : `פג תוקף הבחירה שלכם מיום ${date}. היא לא אפשרה דבר שאינו חובה.`,

  age: 'מה גילכם?',
  under: years => `מתחת לגיל ${years}`,
  over: years => `גיל ${years} ומעלה`,
  ageKept: 'אנחנו שומרים רק איזו תשובה בחרתם, לא את גילכם.',

  entry: 'בחירות הפרטיות שלכם',
  honoured: 'בקשתכם לא להיכלל כובדה: הדפדפן שלכם שולח אות Global Privacy Control.',
  tells: (name, titles) => `עוגיות ואמצעי אחסון דומים משמשים את ${name} לצורך: ${titles}. אפשר לסרב בכל עת.`,
} satisfies Details;
