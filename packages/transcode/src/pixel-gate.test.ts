import { expect, it } from 'vitest';
import { PixelGate } from './pixel-gate.ts';

it('lets as many at once as fit, in the order in which they came, and goes on after a failure', async () => {
  const gate = new PixelGate(10);
  const begun: string[] = [];
  const hold = (name: string, pixels: number) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const done = gate.run(pixels, () => {
      begun.push(name);
      return promise;
    });
    return { done, resolve, reject };
  };
  const [one, two, large, small] = [hold('one', 4), hold('two', 6), hold('large', 99), hold('small', 1)];
  expect(begun).toEqual(['one', 'two']);
  one.resolve();
  await one.done;
  expect(begun).toEqual(['one', 'two']);
  two.reject(new Error('corrupt'));
  await expect(two.done).rejects.toThrow('corrupt');
  await Promise.resolve();
  expect(begun).toEqual(['one', 'two', 'large']);
  large.resolve();
  await large.done;
  small.resolve();
  await small.done;
  expect(begun).toEqual(['one', 'two', 'large', 'small']);
});
