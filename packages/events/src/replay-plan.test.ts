import { Timestamp } from 'mongodb';
import { describe, expect, it } from 'vitest';
import type { OutboxDocument } from './mongo-outbox.ts';
import { timeOfToken } from './mongo-relay-state.ts';
import { ReplayPlan } from './replay-plan.ts';

const at = (t: number): Timestamp => new Timestamp({ t, i: 1 });
const document = (t: number): OutboxDocument => ({ _id: String(t), ts: at(t), createdAt: new Date(), event: null });
const now = at(100_000);
const stream = (isReplayed: boolean, epoch = 'mine') => ({ stream: 's', epoch, isReplayed });

describe('the replay plan', () => {
  it('takes everything at the very first start', () => {
    const plan = new ReplayPlan({ now, from: null, isTokenLost: false, replaySec: 3_600 });
    expect(plan.sweepFrom(false).t).toBe(0);
    expect(plan.decide(document(1), stream(true), 'mine')).toBe('offer');
  });

  it('offers only the last seconds when the token goes on, and nothing that the log may have forgotten', () => {
    const plan = new ReplayPlan({ now, from: at(99_990), isTokenLost: false, replaySec: 3_600 });
    expect(plan.sweepFrom(false).t).toBe(99_980);
    const idle = new ReplayPlan({ now, from: at(50_000), isTokenLost: false, replaySec: 3_600 });
    expect(idle.decide(document(49_995), stream(true), 'mine')).toBe('skip');
  });

  it('sweeps from the last position, with the life of a transaction before it, when the token is lost', () => {
    const plan = new ReplayPlan({ now, from: at(50_000), isTokenLost: true, replaySec: 3_600 });
    expect(plan.sweepFrom(false).t).toBe(49_880);
    expect(plan.decide(document(60_000), stream(true), 'mine')).toBe('offer');
  });

  it('replays the last hour into a stream that another relay began, showing live what is too recent to tell', () => {
    const plan = new ReplayPlan({ now, from: at(99_999), isTokenLost: false, replaySec: 3_600 });
    const began = `${(99_900).toString(36)}-abcd`;
    expect(plan.decide(document(96_000), stream(false, began), 'mine')).toBe('skip');
    expect(plan.decide(document(97_000), stream(false, began), 'mine')).toBe('replay');
    expect(plan.decide(document(99_850), stream(false, began), 'mine')).toBe('offer');
  });
});

describe('the time of a resume token', () => {
  it('is read from its first bytes', () => {
    expect(timeOfToken({ _data: '826718F3C4000000022B0229296E04' })).toEqual(new Timestamp({ t: 0x6718f3c4, i: 2 }));
    expect(timeOfToken({ _data: 'zz' })).toBeNull();
    expect(timeOfToken(undefined)).toBeNull();
  });
});
