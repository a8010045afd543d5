import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function recording() {
  const lines: string[] = [];
  const logger = createLogger({ name: 'part', level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  return { logger, lines, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the logger', () => {
  it('removes what a key names as secret, at any depth and inside errors', () => {
    const { logger, lines } = recording();
    const failure = Object.assign(new Error('refused'), { config: { headers: { Authorization: 'Bearer hunter2' } } });
    logger.info({ input: { newPassword: 'hunter2', nested: [{ refreshToken: 'hunter2' }] }, err: failure }, 'tried');
    logger.child({ cookie: 'hunter2' }).warn({ twoFactorSecret: 'hunter2' }, 'again');
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('[redacted]');
  });

  it('keeps one entry on one line whatever the message contains', () => {
    const { logger, lines, entries } = recording();
    logger.info({}, 'name: \r\n{"level":50,"msg":"forged"}\u2028');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n\u2028]/);
    expect(entries()[0]?.msg).toContain('\\u000d\\u000a');
  });

  it('writes errors with their kind, stack and cause', () => {
    const { logger, entries } = recording();
    logger.error({ err: new TypeError('wrong', { cause: new Error('root') }) }, 'failed');
    expect(entries()[0]?.err).toMatchObject({ type: 'TypeError', message: 'wrong', cause: { message: 'root' } });
  });

  it('survives fields that point at themselves', () => {
    const { logger, entries } = recording();
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    logger.info({ loop }, 'round');
    expect(entries()[0]?.loop).toEqual({ self: '[cut]' });
  });
});
