import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** Why an operation failed: a documented code of the platform, or one of ours for what never reached it. */
export interface Fault {
  /** `extensions.code`; `OFFLINE` when the platform could not be reached. */
  readonly code: string;
  readonly message: string;
  /** When to try again, for RATE_LIMITED; else null. */
  readonly retryAfterMs: number | null;
  /** To quote when reporting a bug; null for the caller's own mistakes. */
  readonly traceId: string | null;
}

/** Reads what Apollo Client throws or gives as `error`. */
export function faultOf(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) return faultOfErrors(error.errors);
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'OFFLINE', message, retryAfterMs: null, traceId: null };
}

/** The fault that the first error of a result stands for. */
export function faultOfErrors(
  errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> | undefined }[],
): Fault {
  const [first] = errors;
  const { code, retryAfterMs, traceId } = first?.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    message: first?.message ?? '',
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
    traceId: typeof traceId === 'string' ? traceId : null,
  };
}

/** The domain says no: a member of a mutation's result union. `reason` is a stable code, where the refusal has one. */
export type RefusalResult = {
  readonly __typename: 'InvalidInput' | 'NotFound' | 'NotAllowed' | 'Conflict' | 'InvalidCredentials';
  readonly message: string;
  readonly reason?: string;
  readonly problems?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
};

const REFUSALS: ReadonlySet<string> = new Set(['InvalidInput', 'NotFound', 'NotAllowed', 'Conflict', 'InvalidCredentials']);

/** Whether a mutation's result is a refusal; narrows it, and what is left is the success. */
export function isRefusal<T extends { readonly __typename: string }>(result: T): result is Extract<T, RefusalResult> {
  return REFUSALS.has(result.__typename);
}

/** Whether a mutation's result is none of the refusals. */
export function isAccepted<T extends { readonly __typename: string }>(
  result: T,
): result is Exclude<T, Extract<T, RefusalResult>> {
  return !REFUSALS.has(result.__typename);
}

/** The problems of a refusal by input field, for showing each beside its field; empty for other refusals. */
export function problemsByField(refusal: RefusalResult): Readonly<Record<string, string>> {
  return Object.fromEntries((refusal.problems ?? []).map(({ field, message }) => [field, message]));
}

/** A refusal where a helper of this package can only succeed or throw. */
export class RefusedError extends Error {
  readonly refusal: RefusalResult;

  constructor(refusal: RefusalResult) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}
