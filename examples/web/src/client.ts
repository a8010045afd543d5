import { createPlatformClient, keyValueStorage } from '@app/client';
import { currentLanguage } from './i18n/current.ts';

/** The one connection of this page to the platform that serves it. */
export const platform = createPlatformClient({
  url: new URL('/graphql', location.href).href,
  store: keyValueStorage(localStorage, 'moments.session'),
  language: currentLanguage,
});

// Other credentials see another graph: nothing of the last one stays.
platform.session.subscribe(() => void platform.apollo.clearStore());
addEventListener('online', () => platform.live.retryNow());
