import type { PresenceEventResolvers } from '../../types.generated.ts';

export const PresenceEvent: PresenceEventResolvers = {
  user: ({ userId }) => ({ id: userId }),
};
