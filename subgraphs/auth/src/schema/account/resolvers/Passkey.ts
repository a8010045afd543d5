import type { PasskeyResolvers } from '../../types.generated.ts';

export const Passkey: PasskeyResolvers = {};
