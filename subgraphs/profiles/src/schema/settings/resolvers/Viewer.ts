import type { ViewerResolvers } from '../../types.generated.ts';
import { ownProfile } from '../../viewer/own-profile.ts';
import { presentPreferences } from '../present-preferences.ts';

export const Viewer: Pick<ViewerResolvers, 'language' | 'notificationPreferences' | 'privacy' | '__resolveReference'> = {
  language: async ({ id }, _args, ctx) => (await ownProfile(id, ctx)).language,
  privacy: async ({ id }, _args, ctx) => (await ownProfile(id, ctx)).privacy,
  notificationPreferences: async ({ id }, _args, ctx) => presentPreferences((await ownProfile(id, ctx)).notifications),
};
