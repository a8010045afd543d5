import { expect, it } from 'vitest';
import { PairQueue } from './pair-queue.ts';

it('changes of one user follow each other, those of others do not wait, and nobody waits for ever', async () => {
  const queue = new PairQueue();
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const note = (name: string) => async () => {
    order.push(name);
  };
  const held = queue.run('a', 'b', async () => {
    await gate.promise;
    order.push('ab');
  });
  const waiting = [queue.run('b', 'c', note('bc')), queue.run('c', 'a', note('ca')), queue.run('b', 'a', note('ba'))];
  await queue.run('d', 'e', note('de'));
  expect(order).toContain('de');
  expect(order.filter((name) => name.includes('a'))).toEqual([]);
  gate.resolve();
  await Promise.all([held, ...waiting]);
  expect(order.toSorted()).toEqual(['ab', 'ba', 'bc', 'ca', 'de']);
  expect(order.indexOf('ab')).toBeLessThan(order.indexOf('ba'));
});

it('a change that fails lets the next one go on, and so does one with oneself', async () => {
  const queue = new PairQueue();
  const failing = queue.run('a', 'b', () => Promise.reject(new Error('refused')));
  const next = queue.run('a', 'a', async () => 'done');
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('done');
});
