import { expect, it } from 'vitest';
import { KeyedQueue } from './keyed-queue.ts';

it('work of one key happens in turn, whatever became of what was before, and beside work of others', async () => {
  const queue = new KeyedQueue();
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = queue.run('a', async () => {
    await gate.promise;
    order.push('first');
    throw new Error('it failed');
  });
  const second = queue.run('a', async () => order.push('second'));
  await queue.run('b', async () => order.push('other'));
  gate.resolve();
  await expect(first).rejects.toThrow('it failed');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});
