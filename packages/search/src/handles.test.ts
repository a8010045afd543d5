import { describe, expect, it } from 'vitest';
import { checkHandle, foldHandle, skeleton } from './handles.ts';
import { RESERVED_HANDLES } from './reserved-handles.ts';

describe('foldHandle', () => {
  it.each([
    ['Alice', 'alice'],
    ['ＡＬＩＣＥ＿１', 'alice_1'],
    ['ﬁona', 'fiona'],
    ['\u212Aevin', 'kevin'],
    ['alice', 'alice'],
  ])('folds %j to %j', (input, handle) => {
    expect(foldHandle(input)).toBe(handle);
    expect(foldHandle(handle)).toBe(handle);
  });

  it('does not work on what cannot become a handle', () => {
    expect(checkHandle(foldHandle('ﷺ'.repeat(1_000_000)))).toBe('BAD_FORMAT');
  });
});

describe('checkHandle', () => {
  it.each(['abc', 'alice', 'a_1', 'a.b', 'a..b', 'a'.repeat(30), 'zhang_wei.88', 'ali', 'user_1x', 'administer'])(
    'accepts %s',
    (handle) => {
      expect(checkHandle(handle)).toBe('OK');
    },
  );

  it.each([
    '',
    'ab',
    'a'.repeat(31),
    '1abc',
    '_abc',
    '.abc',
    'Alice',
    'al ice',
    'al-ice',
    'al@ice',
    'аlice', // the first letter is Cyrillic
    'alicé',
    '小明明',
    'alice\n',
    'alice\0',
    '$where',
  ])('refuses the format of %j', (handle) => {
    expect(checkHandle(handle)).toBe('BAD_FORMAT');
  });

  it.each(['admin', 'root', 'support', 'wechat', 'graphql', 'everyone', 'all', 'null'])('keeps %s back', (handle) => {
    expect(checkHandle(handle)).toBe('RESERVED');
  });

  it.each(['adm1n', 'adrnin', 'admin_', 'a.d.m.i.n', 'r00t', 'vvechat', 'offlclal', 'supp0rt', 'systern'])(
    'refuses %s, which looks reserved',
    (handle) => {
      expect(checkHandle(handle)).toBe('CONFUSABLE');
    },
  );
});

describe('skeleton', () => {
  it.each([
    ['alice', 'a1ice'],
    ['alice', 'aIice'.toLowerCase()],
    ['bob', 'b0b'],
    ['tom', 'torn'],
    ['owen', 'ovven'],
    ['ada.l', 'ada_1'],
    ['mom', 'rnorn'],
    ['john', 'j_o.h_n'],
  ])('is the same for %s and %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other));
  });

  it.each([
    ['alice', 'alyce'],
    ['ann', 'anm'],
    ['user2', 'user3'],
    ['vow', 'wov'],
    ['s5', '5s'],
  ])('differs for %s and %s', (one, other) => {
    expect(skeleton(one)).not.toBe(skeleton(other));
  });
});

describe('the reserved handles', () => {
  it('are all in folded form', () => {
    for (const name of RESERVED_HANDLES) {
      expect(name).toMatch(/^[a-z][a-z0-9_.]*$/);
      expect(foldHandle(name)).toBe(name);
    }
  });
});
