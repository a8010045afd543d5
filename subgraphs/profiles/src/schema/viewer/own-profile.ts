import { ServiceUnavailableError } from '@app/kernel';
import type { RequestContext } from '../../context.ts';
import type { Profile } from '../../domain/profile.ts';

/** The caller's own profile, which exists as soon as the account does; throws `ServiceUnavailableError` while auth does not know it. */
export async function ownProfile(id: string, ctx: RequestContext): Promise<Profile> {
  const profile = await ctx.loaders.ownProfile.load(id);
  if (profile === null) throw new ServiceUnavailableError('auth');
  return profile;
}
