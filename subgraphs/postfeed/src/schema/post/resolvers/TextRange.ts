import type { TextRangeResolvers } from '../../types.generated.ts';

export const TextRange: TextRangeResolvers = {
  user: ({ userId }) => (userId === null ? null : { id: userId }),
  tag: ({ kind, value }) => (kind === 'HASHTAG' ? value : null),
  url: ({ kind, value }) => (kind === 'LINK' ? value : null),
};
