const ALPHABET = [
  ...'abcXYZ019 .,-#@&<>"\'/_',
  ...'ＡｂＣ１！＃＠　',
  ...'中國国後后頭髮发重庆王小明学習漢字',
  ...'ひらがなカタカナーｶﾞ々',
  ...'한국어',
  ...'مرحباשלום',
  ...'éßİıæøŁñ',
  ...'Приветй',
  ...'สวัสดีनमस्ते',
  ...'😀👍❤🎉𠀀𨭎',
  'e\u0301',
  'ﬁ',
  '㍿',
  '👨‍👩‍👧',
  '👍🏽',
  '🇨🇳',
  '1️⃣',
  '\u200d',
  '<mark>',
  '</mark>',
  '&amp;',
  '\n',
];

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Up to `maxPieces` characters and sequences of many scripts, with HTML among them. */
export function randomText(random: () => number, maxPieces: number): string {
  const pieces = Math.floor(random() * (maxPieces + 1));
  return Array.from({ length: pieces }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}
