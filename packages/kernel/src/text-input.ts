/** Why a text was refused. */
export type TextProblem = 'REQUIRED' | 'TOO_LONG' | 'BAD_CHARACTERS';

const FORBIDDEN = /(?![\n\t])\p{Cc}|\p{Cs}/u;

/** How many Unicode code points a text has; every length limit of the platform counts these. */
export function codePoints(value: string): number {
  let count = 0;
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    // A high surrogate followed by a low one is one code point.
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < value.length) {
      const next = value.charCodeAt(index + 1);
      if (next >= 0xdc00 && next <= 0xdfff) index++;
    }
    count++;
  }
  return count;
}

/** Control characters other than newline and tab, and lone surrogates, have no place in a text. */
export function hasForbiddenCharacters(value: string): boolean {
  return FORBIDDEN.test(value);
}

/** NFC with Windows line ends made plain: the form in which every text is stored and counted. */
export function normalizeText(value: string): string {
  return value.replaceAll('\r\n', '\n').normalize('NFC');
}
