import type { z } from 'zod';
import { type LocalizedText, text } from './localized-text.ts';
import { type FieldProblem, type InvalidInput, invalidInput, problem } from './refusals.ts';

/** A checked input: the normalised value, or the refusal that names every field that breaks a rule. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: InvalidInput };

/** Checks a client's input against its schema; all problems are told at once. `prefix` is put before each field's path. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown, prefix = ''): Checked<z.output<S>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, refusal: invalidInput(...result.error.issues.map((issue) => toProblem(issue, prefix))) };
}

function toProblem(issue: z.core.$ZodIssue, prefix: string): FieldProblem {
  const path = issue.path.map(String).join('.');
  const code = codeOf(issue);
  return problem(prefix + path, code, sentenceOf(code, issue));
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.code === 'string' ? issue.params.code : 'BAD_FORMAT';
    case 'too_big':
      return issue.origin === 'string' ? 'TOO_LONG' : issue.origin === 'array' ? 'TOO_MANY' : 'OUT_OF_RANGE';
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'REQUIRED' : 'TOO_SHORT';
      return issue.origin === 'array' ? 'TOO_FEW' : 'OUT_OF_RANGE';
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'REQUIRED' : 'BAD_FORMAT';
    default:
      return 'BAD_FORMAT';
  }
}

const SENTENCES: Readonly<Record<string, (limit: string) => LocalizedText>> = {
  TOO_LONG: (limit) => text(`Shorten this to ${limit} characters at most.`, `最多 ${limit} 个字符。`),
  TOO_SHORT: (limit) => text(`This needs at least ${limit} characters.`, `至少 ${limit} 个字符。`),
  TOO_MANY: (limit) => text(`At most ${limit} are allowed.`, `最多 ${limit} 项。`),
  TOO_FEW: (limit) => text(`At least ${limit} are needed.`, `至少 ${limit} 项。`),
  REQUIRED: () => text('This is required.', '此项必填。'),
  OUT_OF_RANGE: (limit) => text(`This is out of range (limit ${limit}).`, `超出范围（限值 ${limit}）。`),
  BAD_CHARACTERS: () => text('This contains control characters. Remove them.', '包含控制字符，请删除。'),
  BAD_FORMAT: () => text('This does not have the right form.', '格式不正确。'),
};

function sentenceOf(code: string, issue: z.core.$ZodIssue): LocalizedText {
  return (SENTENCES[code] ?? SENTENCES.BAD_FORMAT ?? (() => text('Invalid.', '无效。')))(limitOf(issue));
}

function limitOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return String(issue.maximum);
  if (issue.code === 'too_small') return String(issue.minimum);
  if (issue.code === 'custom') return String(issue.params?.max ?? issue.params?.min ?? '');
  return '';
}
