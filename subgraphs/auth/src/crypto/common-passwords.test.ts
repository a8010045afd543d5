import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

describe('common passwords', () => {
  it.each(['password1', '12345678', 'qwertyuiop', 'iloveyou', 'aaaaaaaaa', '🦆🦆🦆🦆🦆🦆🦆🦆', '87654321', 'abcdefghijkl'])(
    '%s is one',
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it.each(['correct horse battery staple', '密码密码密码密码', 'x7fq-92mz-1lka', 'the quick brown fox'])(
    '%s is none',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});
