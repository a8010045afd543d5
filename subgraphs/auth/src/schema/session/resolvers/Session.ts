import type { SessionResolvers } from '../../types.generated.ts';

export const Session: SessionResolvers = {};
