import { describe, expect, it } from 'vitest';
import { AppendWindow } from './append-window.ts';

describe('the append window', () => {
  it('knows up to where everything has succeeded', async () => {
    const window = new AppendWindow<number>(10, () => undefined);
    const first = Promise.withResolvers<void>();
    await window.push(() => first.promise, 1);
    await window.push(() => first.promise, 2);
    expect(window.position).toBeNull();
    expect(window.isIdle).toBe(false);
    first.resolve();
    await window.drained();
    expect(window.position).toBe(2);
  });

  it('holds back when full', async () => {
    const window = new AppendWindow<number>(1, () => undefined);
    const first = Promise.withResolvers<void>();
    await window.push(() => first.promise, 1);
    let isSent = false;
    const second = window.push(async () => {
      isSent = true;
    }, 2);
    expect(isSent).toBe(false);
    first.resolve();
    await second;
    expect(isSent).toBe(true);
  });

  it('accepts nothing after a failure and does not move on', async () => {
    const failures: unknown[] = [];
    const window = new AppendWindow<number>(10, (error) => failures.push(error));
    const lost = new Error('lost');
    await window.push(async () => undefined, 1);
    const third = Promise.withResolvers<void>();
    await Promise.all([window.push(() => Promise.reject(lost), 2), window.push(() => third.promise, 3)]);
    third.resolve();
    await expect(window.drained()).rejects.toBe(lost);
    await expect(window.push(async () => undefined, 4)).rejects.toBe(lost);
    expect(window.position).toBe(1);
    expect(failures).toEqual([lost]);
  });
});
