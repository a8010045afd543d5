import { LANGUAGES } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { NOTIFICATION_TYPES, type Notification, type NotificationType, type Subject } from './notification.ts';
import { deepLinkOf, wordingOf } from './wording.ts';

const at = new Date('2026-01-01T00:00:00Z');
const told = (type: NotificationType, subject: Subject | null, args: Notification['args'] = {}): Notification => ({
  ...{ id: 'n', userId: 'u', type, targetId: 'target', subject, args },
  ...{ actorIds: ['a', 'b'], actorCount: 6, isRead: false, isSeen: false, mailedAt: null },
  ...{ createdAt: at, updatedAt: at, expiresAt: at },
});

describe('words of notifications', () => {
  it.each(LANGUAGES)('exist for every type in %s', (language) => {
    for (const type of NOTIFICATION_TYPES) {
      const { title } = wordingOf(told(type, null), language, ['Ann', 'Ben'], true);
      expect(title, type).not.toBe('');
    }
  });

  it('name one, two, or one and how many others', () => {
    const like = told('POST_LIKE', null);
    const title = (names: string[], actorCount: number, language: 'en' | 'zh' = 'en') =>
      wordingOf({ ...like, actorCount }, language, names, true).title;
    expect(title(['Ann'], 1)).toBe('Ann liked your post');
    expect(title(['Ann', 'Ben'], 2)).toBe('Ann and Ben liked your post');
    expect(title(['Ann', 'Ben'], 6)).toBe('Ann and 5 others liked your post');
    expect(title(['小雨', '健二'], 6, 'zh')).toBe('小雨 和其他 5 人赞了你的动态');
    expect(title(['Ann'], 2)).toBe('Ann and 1 other liked your post');
    expect(title([], 1)).toBe('Somebody liked your post');
  });

  it('say why a video failed, in words', () => {
    const failed = (reason: string, language: 'en' | 'zh') =>
      wordingOf(told('VIDEO_FAILED', null, { reason }), language, [], true).body;
    expect(failed('NO_VIDEO_STREAM', 'en')).toBe('The file has no picture.');
    expect(failed('NO_VIDEO_STREAM', 'zh')).toBe('文件中没有画面。');
    expect(failed('PROCESSING_FAILED', 'en')).toBe('Something went wrong. You can try again.');
  });

  it('tell nothing of what is gone or may not be seen', () => {
    const film = told('VIDEO_PUBLISHED', { type: 'VIDEO', id: 'v' }, { title: 'A secret film' });
    expect(wordingOf(film, 'en', ['Ann'], false)).toEqual({ title: 'This is no longer available', body: '' });
  });
});

describe('links of notifications', () => {
  it('lead to what each is about', () => {
    const cases: [NotificationType, Subject | null, string][] = [
      ['FOLLOW', { type: 'USER', id: 'u1' }, 'wechat://users/u1'],
      ['POST_LIKE', { type: 'POST', id: 'p1' }, 'wechat://posts/p1'],
      ['POST_COMMENT', { type: 'COMMENT', id: 'c1' }, 'wechat://posts/target?comment=c1'],
      ['VIDEO_COMMENT', { type: 'COMMENT', id: 'c1' }, 'wechat://videos/target?comment=c1'],
      ['VIDEO_PROCESSED', { type: 'VIDEO', id: 'v1' }, 'wechat://videos/v1'],
      ['MESSAGE', { type: 'CONVERSATION', id: 'k1' }, 'wechat://chats/k1'],
      ['SECURITY_ALERT', null, 'wechat://settings/security'],
      ['DATA_EXPORT', null, 'wechat://settings/export'],
      ['SYSTEM', null, 'wechat://notifications'],
    ];
    for (const [type, subject, link] of cases) expect(deepLinkOf(told(type, subject)), type).toBe(link);
  });

  it('lead to a comment where it stands, whatever the group is about', () => {
    const comment: Subject = { type: 'COMMENT', id: 'c1' };
    for (const type of ['COMMENT_LIKE', 'COMMENT_REPLY', 'COMMENT_MENTION'] as const) {
      expect(deepLinkOf(told(type, comment, { rootId: 'p1', rootType: 'POST' }))).toBe('wechat://posts/p1?comment=c1');
      expect(deepLinkOf(told(type, comment, { rootId: 'v1', rootType: 'VIDEO' }))).toBe('wechat://videos/v1?comment=c1');
    }
  });
});
