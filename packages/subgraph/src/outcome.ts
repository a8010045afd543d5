import type { FieldProblem, Language, LocalizedText } from '@app/kernel';

/** An outcome of a use case: `kind` is the name of the GraphQL type it becomes. */
interface Outcome {
  readonly kind: string;
}

type Presented<T> = T extends { readonly kind: infer K }
  ? Omit<T, 'kind' | 'message' | 'problems'> & { readonly __typename: K } & (T extends { readonly message: LocalizedText }
        ? { readonly message: string }
        : unknown) &
      (T extends { readonly problems: readonly FieldProblem[] }
        ? { readonly problems: { field: string; code: string; message: string }[] }
        : unknown)
  : never;

/** Turns an outcome into a member of a GraphQL union: `kind` becomes `__typename`, sentences take the caller's language. */
export function toUnion<T extends Outcome>(outcome: T, context: { readonly language: Language }): Presented<T> {
  const { kind, ...fields } = outcome;
  const presented: Record<string, unknown> = { ...fields, __typename: kind };
  if ('message' in outcome && isLocalized(outcome.message)) presented.message = outcome.message[context.language];
  if ('problems' in outcome && Array.isArray(outcome.problems)) {
    presented.problems = outcome.problems.map((problem: FieldProblem) => ({
      ...problem,
      message: problem.message[context.language],
    }));
  }
  // The compiler cannot follow a spread through a conditional type; the shape is what `Presented` says.
  return presented as Presented<T>;
}

function isLocalized(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}
