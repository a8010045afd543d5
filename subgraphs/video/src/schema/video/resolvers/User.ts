import { isId } from '@app/kernel';
import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'id' | '__resolveReference'> = {
  __resolveReference: async ({ id }) => (isId(id) ? { id } : null),
};
