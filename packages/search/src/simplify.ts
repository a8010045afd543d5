import dictionary from 'opencc-js/dict/TSCharacters';

/** Written differently in simplified texts, too, but only by context; searching wants one form. */
const ONE_FORM_FOR_SEARCH: readonly (readonly [string, string])[] = [['著', '着']];

let table: Map<string, string> | undefined;

/**
 * Traditional to simplified for one character; any other character is returned as it is.
 * Deliberately without context (OpenCC's phrases would fold 乾坤 and 乾淨 differently), so that a part of a text always folds
 * as it does within the text.
 */
export function simplifyCharacter(char: string): string {
  table ??= buildTable();
  return table.get(char) ?? char;
}

function buildTable(): Map<string, string> {
  const pairs = new Map<string, string>(ONE_FORM_FOR_SEARCH);
  for (const entry of dictionary.split('|')) {
    const [from, to] = entry.split(' ');
    if (from && to && from !== to) pairs.set(from, to);
  }
  // A target may itself be a source: 薴 → 苧 → 苎.
  for (const [from, to] of pairs) pairs.set(from, pairs.get(to) ?? to);
  return pairs;
}
