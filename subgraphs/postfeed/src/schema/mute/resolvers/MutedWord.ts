import type { MutedWordResolvers } from '../../types.generated.ts';

export const MutedWord: MutedWordResolvers = {};
