import { expect, test } from 'vitest';
import { textIn } from './current.ts';

test('a text is filled in, and says one thing of one', () => {
  expect(textIn('en', 'postCount', { count: 1 })).toBe('1 post');
  expect(textIn('en', 'postCount', { count: 0 })).toBe('0 posts');
  expect(textIn('en', 'usedTimes', { count: 3 })).toBe('Used 3 times');
  expect(textIn('en', 'checkMailText', { email: 'ada@example.com' })).toContain('ada@example.com');
});
