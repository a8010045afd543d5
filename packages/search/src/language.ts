import { extractRanges } from './ranges.ts';

/** Code points looked at; the script of a text shows early. */
const SAMPLE_CODE_POINTS = 1000;
/** A Chinese character says as much as a few letters: weight of one against one letter. */
const CJK_WEIGHT = 3;
/** Share of kana among kana and Chinese characters from which a text is Japanese. */
const MIN_KANA_SHARE = 0.1;
/** Share of letters beyond a to z from which a Latin text is not English. */
const MAX_ACCENTED_SHARE = 0.02;

const SCRIPTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['latin', /^\p{sc=Latin}$/u],
  ['han', /^\p{sc=Han}$/u],
  ['kana', /^[\p{sc=Hiragana}\p{sc=Katakana}]$/u],
  ['zh', /^\p{sc=Bopomofo}$/u],
  ['ko', /^\p{sc=Hangul}$/u],
  ['ru', /^\p{sc=Cyrillic}$/u],
  ['ar', /^\p{sc=Arabic}$/u],
  ['th', /^\p{sc=Thai}$/u],
  ['he', /^\p{sc=Hebrew}$/u],
  ['el', /^\p{sc=Greek}$/u],
  ['hi', /^\p{sc=Devanagari}$/u],
];

/**
 * A cheap guess by script, as a BCP 47 language: zh, ja, ko, en, ru, ar, th, he, el, hi; null when there are no letters, no script has the
 * majority, or a Latin text has accents. A guess indeed: Latin without accents counts as English, Cyrillic as Russian.
 * Mentions, hashtags in Latin letters and links do not count.
 */
export function detectLanguage(text: string): string | null {
  const counts = countScripts(text);
  const count = (name: string) => counts.get(name) ?? 0;
  const han = count('han');
  const kana = count('kana');
  const japanese = kana > 0 && kana >= (kana + han) * MIN_KANA_SHARE;
  const scores = new Map<string, number>([
    ['en', count('latin')],
    ['ja', japanese ? (han + kana) * CJK_WEIGHT : 0],
    ['zh', japanese ? 0 : (han + kana + count('zh')) * CJK_WEIGHT],
    ['ko', count('ko') * CJK_WEIGHT],
    ...(['ru', 'ar', 'th', 'he', 'el', 'hi'] as const).map((name) => [name, count(name)] as const),
  ]);
  let total = 0;
  let best: string | null = null;
  for (const [language, score] of scores) {
    total += score;
    if (score > (best === null ? 0 : (scores.get(best) ?? 0))) best = language;
  }
  if (best === null || (scores.get(best) ?? 0) * 2 <= total) return null;
  return best === 'en' && count('accented') > count('latin') * MAX_ACCENTED_SHARE ? null : best;
}

function countScripts(text: string): Map<string, number> {
  const points = Array.from(text.slice(0, 2 * SAMPLE_CODE_POINTS)).slice(0, SAMPLE_CODE_POINTS);
  for (const { start, end, kind, value } of extractRanges(points.join(''))) {
    if (kind !== 'HASHTAG' || /^[\p{sc=Latin}\p{N}_]+$/u.test(value)) points.fill('', start, end);
  }
  const counts = new Map<string, number>();
  for (const char of points) {
    const script = SCRIPTS.find(([, pattern]) => pattern.test(char))?.[0];
    if (script === undefined) continue;
    counts.set(script, (counts.get(script) ?? 0) + 1);
    if (script === 'latin' && !/^[a-zA-Z\uFF21-\uFF3A\uFF41-\uFF5A]$/.test(char))
      counts.set('accented', (counts.get('accented') ?? 0) + 1);
  }
  return counts;
}
