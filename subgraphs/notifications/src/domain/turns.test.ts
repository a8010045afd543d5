import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('work with one key happens in turn, whatever became of what was before, and beside work with others', async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = turns.take('a', async () => {
    await gate.promise;
    order.push('first');
    throw new Error('it failed');
  });
  const second = turns.take('a', async () => order.push('second'));
  await turns.take('b', async () => order.push('other'));
  gate.resolve();
  await expect(first).rejects.toThrow('it failed');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});
