import { isId } from '@app/kernel';
import type { UserResolvers } from '../../types.generated.ts';

export const User: Pick<UserResolvers, 'id' | '__resolveReference'> = {
  // Whether the person is there is for profiles to say; what they have posted is judged post by post.
  __resolveReference: async ({ id }) => (isId(id) ? { id } : null),
};
