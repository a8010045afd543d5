import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvent, domainOf } from './define.ts';

const PostPublished = defineEvent('postfeed.post.published.v1', z.object({ postId: z.string(), authorId: z.string() }), {
  key: ({ authorId }) => authorId,
  topics: ({ postId, authorId }) => [`post:${postId}`, `user:${authorId}`, `post:${postId}`],
});

describe('an event type', () => {
  it('makes events with an id, a key and each topic once', () => {
    const event = PostPublished({ postId: 'p', authorId: 'a' });
    expect(event).toMatchObject({ type: 'postfeed.post.published.v1', key: 'a', topics: ['post:p', 'user:a'] });
    expect(event.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(event.data).toEqual({ postId: 'p', authorId: 'a' });
    expect(new Date(event.occurredAt).toISOString()).toBe(event.occurredAt);
  });

  it('knows its type and domain and parses what comes back', () => {
    expect(PostPublished.type).toBe('postfeed.post.published.v1');
    expect(PostPublished.domain).toBe('postfeed');
    expect(domainOf('chat.x.v1')).toBe('chat');
    expect(PostPublished.parse({ postId: 'p', authorId: 'a' })).toEqual({ postId: 'p', authorId: 'a' });
    expect(() => PostPublished.parse({ postId: 1 })).toThrow();
  });

  it('refuses data, types and topics that do not fit', () => {
    expect(() => PostPublished(JSON.parse('{"postId":1}'))).toThrow();
    expect(() => defineEvent('post', z.object({}), { key: () => '' })).toThrow(TypeError);
    expect(() => defineEvent('postfeed.post.published', z.object({}), { key: () => '' })).toThrow(TypeError);
    const Bad = defineEvent('a.b.v1', z.object({}), { key: () => 'k', topics: () => ['two words'] });
    expect(() => Bad({})).toThrow(TypeError);
  });
});
