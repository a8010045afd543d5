import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from './define.ts';

const input = z.object({ assetId: z.string() });

describe('a job definition', () => {
  it('has sensible defaults', () => {
    const job = defineJob('media.probe.v1', { input });
    expect(job).toMatchObject({ attempts: 3, backoffMs: 1_000, timeoutMs: 60_000, concurrency: 1, priority: 0 });
    expect(job.dedupeKey({ assetId: 'a' })).toBeNull();
  });

  it('refuses malformed names and senseless numbers', () => {
    expect(() => defineJob('probe', { input })).toThrow(TypeError);
    expect(() => defineJob('media.probe.v1', { input, attempts: 0 })).toThrow(RangeError);
    expect(() => defineJob('media.probe.v1', { input, timeoutMs: 0.5 })).toThrow(RangeError);
  });
});
