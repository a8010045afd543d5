import { isId } from '@app/kernel';
import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'id' | '__resolveReference'> = {
  // Who the person is and whether the caller may see them is profiles' to say.
  __resolveReference: async ({ id }) => (isId(id) ? { id } : null),
};
