import { dictionary } from '@zxcvbn-ts/language-common';

/** The passwords that leaks show most often, as zxcvbn-ts ships them (MIT): about 49,000, in lower case. */
const COMMON = new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));
const ONE_CHARACTER = /^(.)\1*$/su;
const KEYBOARD_WALKS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];
const WALKS = [...KEYBOARD_WALKS, ...KEYBOARD_WALKS.map((walk) => [...walk].reverse().join(''))];

/** Whether a password (folded: NFKC, lower case) is common: in the list, one character, or a run of keys. */
export function isCommonPassword(folded: string): boolean {
  return COMMON.has(folded) || ONE_CHARACTER.test(folded) || WALKS.some((walk) => walk.includes(folded));
}
