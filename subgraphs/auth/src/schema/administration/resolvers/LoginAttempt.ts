import type { LoginAttemptResolvers } from '../../types.generated.ts';

export const LoginAttempt: LoginAttemptResolvers = {};
