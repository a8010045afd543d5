import type { PushOutcome } from '../domain/deliver.ts';

/** Trying again later may do: too many requests, or the service is in trouble. */
export class PushServiceError extends Error {
  override readonly name = 'PushServiceError';
}

/** What an HTTP status of a push service means. Throws `PushServiceError` for what passes. */
export function outcomeOfStatus(service: string, status: number): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 429 || status >= 500) throw new PushServiceError(`${service} answered ${status}`);
  return { kind: 'refused', reason: `${service} answered ${status}` };
}
