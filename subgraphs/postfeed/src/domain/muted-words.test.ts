import { describe, expect, it } from 'vitest';
import { isMutedText } from './muted-words.ts';

const muted = (word: string, text: string) => isMutedText([{ word, until: null, createdAt: new Date(0) }], text);

describe('a muted word', () => {
  it('is met in any case, width and script, as a whole word', () => {
    expect(muted('Spoiler', 'no SPOILERS but a ｓｐｏｉｌｅｒ here')).toBe(true);
    expect(muted('cat', 'a category of its own')).toBe(false);
    expect(muted('剧透', '這裡有劇透，小心')).toBe(true);
    expect(muted('剧透', '剧场，透明')).toBe(false);
  });

  it('of several words is a phrase, and means nothing special by its signs', () => {
    expect(muted('season finale', 'the season, finale!')).toBe(true);
    expect(muted('season finale', 'a finale of the season')).toBe(false);
    expect(muted('.*', 'anything')).toBe(false);
    expect(muted('#football', 'we watch #Football')).toBe(true);
  });
});
