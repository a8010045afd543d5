import type { LocalizedText } from './localized-text.ts';
import { text } from './localized-text.ts';

/** A rule that one input field breaks: path inside the input, stable code, sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: LocalizedText;
}

/** Refusals are values: the domain says no, and the caller can act on it. `kind` is the name of the GraphQL type. */
export interface InvalidInput {
  readonly kind: 'InvalidInput';
  readonly message: LocalizedText;
  readonly problems: readonly FieldProblem[];
}
export interface NotFound {
  readonly kind: 'NotFound';
  readonly message: LocalizedText;
}
export interface NotAllowed {
  readonly kind: 'NotAllowed';
  readonly reason: string;
  readonly message: LocalizedText;
}
export interface Conflict {
  readonly kind: 'Conflict';
  readonly reason: string;
  readonly message: LocalizedText;
}
export type Refusal = InvalidInput | NotFound | NotAllowed | Conflict;

/** One or more fields break a rule. */
export function invalidInput(...problems: FieldProblem[]): InvalidInput {
  return { kind: 'InvalidInput', message: text('Some fields need your attention.', '有些内容需要修改。'), problems };
}

/** One problem of one field, for `invalidInput`. */
export function problem(field: string, code: string, message: LocalizedText): FieldProblem {
  return { field, code, message };
}

/** Absent, or not visible to the caller: the two look alike. */
export function notFound(
  message: LocalizedText = text('There is nothing here that you can see.', '内容不存在或不可见。'),
): NotFound {
  return { kind: 'NotFound', message };
}

/** The caller sees the target but may not do this to it. */
export function notAllowed(reason: string, message: LocalizedText): NotAllowed {
  return { kind: 'NotAllowed', reason, message };
}

/** Somebody (or an earlier try) was first. */
export function conflict(reason: string, message: LocalizedText): Conflict {
  return { kind: 'Conflict', reason, message };
}

/** The same idempotency key came with other content. */
export function keyReused(): Conflict {
  return conflict(
    'KEY_REUSED',
    text('This key was used for something else. Use a new one.', '该幂等键已用于其他内容，请换一个。'),
  );
}
