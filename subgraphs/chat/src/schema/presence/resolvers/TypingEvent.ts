import type { TypingEventResolvers } from '../../types.generated.ts';

export const TypingEvent: TypingEventResolvers = {
  user: ({ userId }) => ({ id: userId }),
};
