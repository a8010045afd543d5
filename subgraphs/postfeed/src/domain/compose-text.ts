import { postfeedFields } from '@app/contracts';
import { type FieldProblem, problem, text } from '@app/kernel';
import { isInAudience } from '@app/relations';
import { detectLanguage, extractRanges } from '@app/search';
import type { People, ReadRelations } from './ports.ts';
import type { RichText, TextRange } from './post.ts';

const { HASHTAGS_PER_TEXT, MENTIONS_PER_TEXT } = postfeedFields;

/** A text that is ready to be stored, with what was found in it. */
export interface ComposedText extends RichText {
  /** Different folded tags, in order. */
  readonly hashtags: readonly string[];
  /** Different people, in order. */
  readonly mentionIds: readonly string[];
  /** A guess; null when the text does not tell. */
  readonly language: string | null;
}

/** People and relations, as far as mentions need them. */
export interface ComposeDeps {
  readonly people: Pick<People, 'idsByUsername'>;
  readonly relations: ReadRelations;
}

/**
 * Finds mentions, hashtags and links in a checked text. A name that nobody bears, or whose bearer does not let the author mention them
 * (settings, a block either way), stays plain text. Cost: two calls when somebody is mentioned, else none.
 */
export async function composeText(deps: ComposeDeps, authorId: string, body: string): Promise<ComposedText> {
  const found = extractRanges(body);
  const names = [...new Set(found.flatMap((range) => (range.kind === 'MENTION' ? [range.value] : [])))].slice(
    0,
    2 * MENTIONS_PER_TEXT,
  );
  const ids = names.length === 0 ? new Map<string, string>() : await mentionable(deps, authorId, names);
  const ranges = found.flatMap((range): TextRange[] => {
    if (range.kind !== 'MENTION') return [{ ...range, userId: null }];
    const userId = ids.get(range.value);
    return userId === undefined ? [] : [{ ...range, userId }];
  });
  return {
    text: body,
    ranges,
    hashtags: [...new Set(ranges.flatMap((range) => (range.kind === 'HASHTAG' ? [range.value] : [])))],
    mentionIds: [...new Set(ranges.flatMap((range) => range.userId ?? []))],
    language: detectLanguage(body),
  };
}

async function mentionable(deps: ComposeDeps, authorId: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = await deps.people.idsByUsername(names);
  const relations = await deps.relations(authorId, [...ids.values()]);
  return new Map(
    [...ids].filter(([, id]) => {
      const facts = relations.get(id);
      return facts !== undefined && isInAudience(authorId, id, facts.whoCanMention, facts);
    }),
  );
}

/** Too many hashtags or mentions, as problems of the input's `text`. */
export function tooManyRanges(body: string): FieldProblem[] {
  const ranges = extractRanges(body);
  const distinct = (kind: 'HASHTAG' | 'MENTION') =>
    new Set(ranges.flatMap((range) => (range.kind === kind ? [range.value] : []))).size;
  const problems: FieldProblem[] = [];
  if (distinct('HASHTAG') > HASHTAGS_PER_TEXT)
    problems.push(
      problem(
        'text',
        'TOO_MANY',
        text(`At most ${HASHTAGS_PER_TEXT} hashtags are allowed.`, `最多 ${HASHTAGS_PER_TEXT} 个话题。`),
      ),
    );
  if (distinct('MENTION') > MENTIONS_PER_TEXT)
    problems.push(
      problem(
        'text',
        'TOO_MANY',
        text(`At most ${MENTIONS_PER_TEXT} people can be mentioned.`, `最多提及 ${MENTIONS_PER_TEXT} 人。`),
      ),
    );
  return problems;
}
