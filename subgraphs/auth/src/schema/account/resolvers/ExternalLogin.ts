import type { ExternalLoginResolvers } from '../../types.generated.ts';

export const ExternalLogin: ExternalLoginResolvers = {};
