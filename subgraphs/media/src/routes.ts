import type { Runtime, Subgraph } from '@app/subgraph';
import type { MediaConfig } from './config.ts';
import { mountUploads } from './http/receive-uploads.ts';
import { mountMediaFiles } from './http/serve-media.ts';
import { ServedLookup } from './http/served-lookup.ts';
import { UPLOADS_PATH } from './store/files/index.ts';
import { createReceiver } from './upload-receiver.ts';
import type { Wired } from './wiring.ts';

/** The paths that clients reach beside GraphQL: files out, and bytes in. */
export function routesOf(
  runtime: Runtime,
  config: MediaConfig,
  { deps, urls, store, incoming, addresses }: Wired,
): NonNullable<Subgraph['routes']> {
  const { clock, redis, redisPrefix } = runtime;
  return {
    prefixes: ['/media', UPLOADS_PATH],
    async mount(app) {
      const lookup = new ServedLookup((id) => deps.uploads.findById(id));
      await app.register(async (scope) => mountMediaFiles(scope, { lookup, store, urls, clock }));
      const { uploads, transact } = deps;
      const ttlSec = config.UPLOAD_TTL_SEC;
      const receiver = createReceiver({ incoming, uploads, transact, clock, redis, redisPrefix, ttlSec });
      await app.register(async (scope) =>
        mountUploads(scope, UPLOADS_PATH, {
          find: (mediaId) => uploads.findById(mediaId),
          isOurs: (mediaId, signature) => addresses.isOurs(mediaId, signature),
          receiver,
          clock,
        }),
      );
    },
  };
}
