import { describe, expect, it } from 'vitest';
import { acceptedContentTypes, contentTypeAs, matchesDeclared } from './media-types.ts';

describe('matchesDeclared', () => {
  it('takes the exact type, its aliases, parameters and any letter case', () => {
    expect(matchesDeclared('IMAGE', 'image/jpeg', 'jpeg')).toBe(true);
    expect(matchesDeclared('AUDIO', 'audio/x-wav', 'wav')).toBe(true);
    expect(matchesDeclared('FILE', 'Text/Plain; charset=utf-8', 'txt')).toBe(true);
  });
  it('refuses other bytes than declared', () => {
    expect(matchesDeclared('IMAGE', 'image/jpeg', 'png')).toBe(false);
    expect(matchesDeclared('VIDEO', 'video/mp4', 'txt')).toBe(false);
    expect(matchesDeclared('FILE', 'application/pdf', 'zip')).toBe(false);
  });
  it('refuses a content type that the kind does not accept, even when the bytes agree', () => {
    expect(matchesDeclared('GIF', 'image/jpeg', 'jpeg')).toBe(false);
    expect(matchesDeclared('IMAGE', 'image/svg+xml', 'png')).toBe(false);
    expect(matchesDeclared('AUDIO', 'video/mp4', 'mp4')).toBe(false);
  });
  it('takes MP4, MOV and M4A for one family, because their brands are unreliable', () => {
    expect(matchesDeclared('VIDEO', 'video/quicktime', 'mp4')).toBe(true);
    expect(matchesDeclared('VIDEO', 'video/mp4', 'm4a')).toBe(true);
    expect(matchesDeclared('AUDIO', 'audio/mp4', 'mp4')).toBe(true);
    expect(matchesDeclared('VIDEO', 'video/mp4', 'avi')).toBe(false);
  });
});

describe('contentTypeAs', () => {
  it('names the shared container by the kind, and everything else by its bytes', () => {
    expect(contentTypeAs('AUDIO', 'mp4')).toBe('audio/mp4');
    expect(contentTypeAs('AUDIO', 'mov')).toBe('audio/mp4');
    expect(contentTypeAs('VIDEO', 'm4a')).toBe('video/mp4');
    expect(contentTypeAs('VIDEO', 'mov')).toBe('video/quicktime');
    expect(contentTypeAs('IMAGE', 'gif')).toBe('image/gif');
  });
});

describe('acceptedContentTypes', () => {
  it('lists what may be declared, by kind', () => {
    expect(acceptedContentTypes('GIF')).toEqual(['image/gif']);
    expect(acceptedContentTypes('VIDEO')).toEqual(expect.arrayContaining(['video/mp4', 'video/quicktime', 'video/x-msvideo']));
    expect(acceptedContentTypes('AUDIO').every((name) => name.startsWith('audio/'))).toBe(true);
    expect(acceptedContentTypes('FILE')).toContain('application/msword');
  });
});
