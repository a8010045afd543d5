import type { TokensIssuedResolvers } from '../../types.generated.ts';

export const TokensIssued: TokensIssuedResolvers = {};
