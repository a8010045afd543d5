import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentPreferences } from '../../present-preferences.ts';

export const updateNotificationPreferences: NonNullable<MutationResolvers['updateNotificationPreferences']> = async (
  _root,
  { input },
  ctx,
) => {
  const outcome = await ctx.profiles.updateNotificationPreferences(requireViewer(ctx), input);
  if (outcome.kind !== 'NotificationPreferencesSuccess') return toUnion(outcome, ctx);
  return { __typename: outcome.kind, preferences: presentPreferences(outcome.preferences) };
};
