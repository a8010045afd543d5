import { postfeedFields } from '@app/contracts';
import {
  type Clock,
  checkInput,
  type InvalidInput,
  invalidInput,
  type NotAllowed,
  notAllowed,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { foldText, indexTokens, parseQuery, type SearchQuery } from '@app/search';
import { z } from 'zod';
import type { MutedWord, MutedWordStore } from './ports.ts';
import type { Post } from './post.ts';

export interface MutedWordDeps {
  readonly mutedWords: MutedWordStore;
  readonly clock: Clock;
}

/** Most words that one user can mute. */
export const MUTED_WORDS_MAX = 100;

const inputSchema = z.object({ word: postfeedFields.mutedWordField(), until: z.date().nullish() });

/** The viewer's muted words after a change. */
export interface MutedWords {
  readonly kind: 'MutedWordsSuccess';
  readonly mutedWords: MutedWord[];
}

/** Mutes a word for the viewer; again: with another end. Refuses a word without letters or digits, an end in the past, and more than 100. */
export async function muteWord(
  { mutedWords, clock }: MutedWordDeps,
  viewer: Viewer,
  input: unknown,
): Promise<MutedWords | InvalidInput | NotAllowed> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { word, until = null } = checked.value;
  const now = clock.now();
  if (parseQuery(word).isEmpty)
    return invalidInput(problem('word', 'BAD_FORMAT', text('Write letters or digits.', '请输入文字或数字。')));
  if (until !== null && until <= now)
    return invalidInput(problem('until', 'OUT_OF_RANGE', text('Choose a time in the future.', '请选择将来的时间。')));
  const known = await mutedWords.list(viewer.id, now);
  const key = keyOf(word);
  if (known.length >= MUTED_WORDS_MAX && known.every((one) => keyOf(one.word) !== key))
    return notAllowed('QUOTA', text(`At most ${MUTED_WORDS_MAX} words can be muted.`, `最多屏蔽 ${MUTED_WORDS_MAX} 个词。`));
  await mutedWords.put(viewer.id, key, { word, until, createdAt: now });
  return { kind: 'MutedWordsSuccess', mutedWords: await mutedWords.list(viewer.id, now) };
}

/** Mutes a word no longer; answers what is left. */
export async function unmuteWord({ mutedWords, clock }: MutedWordDeps, viewer: Viewer, word: string): Promise<MutedWord[]> {
  const key = keyOf(word);
  if (key !== '') await mutedWords.remove(viewer.id, key);
  return mutedWords.list(viewer.id, clock.now());
}

/** In which all writings of one word are the same: folded, without what is no letter or digit at its ends. */
function keyOf(word: string): string {
  return foldText(word.slice(0, 1_000)).text.trim().replace(/\s+/g, ' ');
}

/** Whether a post shows something that its reader has muted. */
export type HidesPost = (post: Post) => boolean;

/** What these words hide; null when they hide nothing. Cost a post: its tokens once, and a phrase check for words that have all of theirs in it. */
export function hiddenBy(words: readonly MutedWord[]): HidesPost | null {
  if (words.length === 0) return null;
  return ({ content, poll }) =>
    [content.text, poll?.question ?? '', ...(poll?.options.map((option) => option.text) ?? [])].some((part) =>
      isMutedText(words, part),
    );
}

/** Whether one of these words stands in a text. */
export function isMutedText(words: readonly MutedWord[], body: string): boolean {
  if (words.length === 0 || body === '') return false;
  const tokens = new Set(indexTokens(body));
  return words.some(({ word }) => {
    const query = phraseOf(word);
    return query.tokens.every((token) => tokens.has(token)) && query.matches(body);
  });
}

// Words of a query that nothing separates but a joint are one phrase: they must follow each other.
function phraseOf(word: string): SearchQuery {
  return parseQuery(word.trim().replace(/\s+/g, ','));
}
