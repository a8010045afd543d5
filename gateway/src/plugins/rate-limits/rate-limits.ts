import { type Identity, RateLimitedError, ServiceUnavailableError } from '@app/kernel';
import { rootFieldsOf } from '../../operations/operation.ts';
import type { OperationCheck } from '../../operations/scope.ts';
import type { RateLimitOutcome, RateLimits } from '../../ports.ts';
import type { RateLimit, RateLimitTable } from './table.ts';

/** Counts every root field, each alias for itself, against its limit; refuses before anything runs. */
export function rateLimitsCheck(limits: RateLimits, table: RateLimitTable): OperationCheck {
  return async (operation, scope) => {
    const counts = new Map<string, number>();
    for (const field of rootFieldsOf(operation)) {
      if (!field.startsWith('__')) counts.set(field, (counts.get(field) ?? 0) + 1);
    }
    const kind = operation.definition.operation;
    await Promise.all(
      [...counts].map(([field, cost]) => take(limits, table.fields[field] ?? table.defaults[kind], field, cost, scope.identity)),
    );
  };
}

async function take(limits: RateLimits, rule: RateLimit, field: string, cost: number, identity: Identity): Promise<void> {
  const { client, viewer } = identity;
  const who = rule.by === 'ip' || viewer === null ? `ip:${client.ip}` : `user:${viewer.id}`;
  const outcome = await askOrFail(
    limits,
    { key: `${field}:${who}`, limit: rule.limit, windowMs: rule.windowSec * 1000, cost },
    rule,
  );
  if (outcome !== null && !outcome.allowed) {
    const { limit, remaining, retryAfterMs } = outcome;
    throw new RateLimitedError({ limit, remaining, retryAfterMs });
  }
}

async function askOrFail(
  limits: RateLimits,
  request: Parameters<RateLimits['take']>[0],
  rule: RateLimit,
): Promise<RateLimitOutcome | null> {
  try {
    return await limits.take(request);
  } catch {
    if (rule.whenDown === 'refuse') throw new ServiceUnavailableError('gateway');
    return null;
  }
}
