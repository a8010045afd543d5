import { ApolloLink, type FetchResult } from '@apollo/client/link';
import { OperationTypeNode } from 'graphql';
import { Observable, type Subscription } from 'rxjs';
import { faultOf, faultOfErrors } from './errors.ts';
import type { Session } from './session.ts';
import { trustedIdOf } from './typed-document.ts';

/** Tries an operation before its caller is told, in all. */
const MAX_TRIES = 4;
const BACK_OFF_MS = 500;
const TRANSIENT: ReadonlySet<string> = new Set(['OFFLINE', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED']);

/** Sends the access token; a refused one is renewed, once, and the operation sent again. */
export function authLink(session: Session): ApolloLink {
  return new ApolloLink((operation, forward) =>
    repeating(async (attempt) => {
      const token = await session.accessToken();
      operation.setContext(({ headers }) => ({
        headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      }));
      return {
        results: forward(operation),
        again: async (fault) => {
          if (attempt > 1 || token === null || fault.code !== 'UNAUTHENTICATED') return false;
          await session.renew(token);
          return true;
        },
      };
    }),
  );
}

/** Repeats queries, and mutations whose caller says they are `idempotent` (context), while the platform is away or asks to wait. */
export function retryLink(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const isSafe = operation.operationType === OperationTypeNode.QUERY || operation.getContext().idempotent === true;
    if (!isSafe) return forward(operation);
    return repeating(async (attempt) => ({
      results: forward(operation),
      again: async (fault) => {
        if (attempt >= MAX_TRIES || !TRANSIENT.has(fault.code)) return false;
        await waiting(fault.retryAfterMs ?? BACK_OFF_MS * 2 ** attempt * (0.5 + Math.random()));
        return true;
      },
    }));
  });
}

/** Sends the id of a generated document instead of its text; others go as text. */
export function trustedDocumentsLink(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const sha256Hash = trustedIdOf(operation.query);
    if (sha256Hash !== null) {
      operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
      operation.extensions.persistedQuery = { version: 1, sha256Hash };
    }
    return forward(operation);
  });
}

/** Resolves after some milliseconds. */
export function waiting(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Attempt {
  readonly results: Observable<FetchResult>;
  /** Told of a failure: whether to start over. */
  again(fault: ReturnType<typeof faultOf>): Promise<boolean>;
}

/** Runs attempts until one is not to be repeated; its outcome is the outcome. */
function repeating(start: (attempt: number) => Promise<Attempt>): Observable<FetchResult> {
  return new Observable((observer) => {
    let inner: Subscription | null = null;
    const run = async (attempt: number): Promise<void> => {
      const { results, again } = await start(attempt);
      if (observer.closed) return;
      const settle = (fault: ReturnType<typeof faultOf>, tell: () => void) =>
        again(fault).then(
          (isAgain) => (isAgain ? run(attempt + 1).catch((error: unknown) => observer.error(error)) : tell()),
          tell,
        );
      let isHeld = false;
      inner = results.subscribe({
        next(result) {
          if (result.errors === undefined || result.errors.length === 0) return observer.next(result);
          isHeld = true;
          void settle(faultOfErrors(result.errors), () => {
            observer.next(result);
            observer.complete();
          });
        },
        error: (error: unknown) => void settle(faultOf(error), () => observer.error(error)),
        complete: () => {
          if (!isHeld) observer.complete();
        },
      });
    };
    run(1).catch((error: unknown) => observer.error(error));
    return () => inner?.unsubscribe();
  });
}
