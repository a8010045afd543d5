import { addSeconds, isId, type Tx } from '@app/kernel';
import { newPublicKey } from '@app/media-urls';
import type { MediaDeps } from './ports.ts';

/** An object that begins, changes or ceases to carry uploads. */
export interface CarrierChange {
  readonly mediaIds: readonly string[];
  /** e.g. `post:ID` */
  readonly carrier: string;
  /** Everybody may see the object. */
  readonly isPublic: boolean;
  readonly attached: boolean;
  /** Signed addresses from before it end. Null: none do. */
  readonly accessSince: Date | null;
}

/**
 * Records who carries uploads; repeatable. The first public carrier gives an upload its immutable address, the last one that goes (or is public
 * no longer) takes it away for good: a later public carrier means a new address. `accessSince` shuts out whoever has signed addresses. Unknown and deleted uploads are passed over.
 */
export async function setCarrier(deps: MediaDeps, change: CarrierChange): Promise<void> {
  for (const mediaId of new Set(change.mediaIds))
    if (isId(mediaId)) await deps.transact((tx) => carry(deps, mediaId, change, tx));
}

async function carry(
  deps: MediaDeps,
  mediaId: string,
  { carrier, isPublic, attached, accessSince: since }: CarrierChange,
  tx: Tx,
): Promise<void> {
  const now = deps.clock.now();
  // Written first, so that two carriers of one upload cannot both believe to be the only one.
  const media = await deps.uploads.change(mediaId, { isDeleted: false }, {}, now, tx);
  if (media === null) return;
  const isChanged = attached
    ? await deps.carriers.put(mediaId, carrier, isPublic, now, tx)
    : await deps.carriers.remove(mediaId, carrier, tx);
  const carriers = media.carriers + (isChanged ? (attached ? 1 : -1) : 0);
  const publicNow = await deps.carriers.hasPublic(mediaId, tx);
  const publicKey = publicNow ? (media.publicKey ?? newPublicKey(mediaId)) : null;
  // A video that is carried still waits for its early rendition to be taken away.
  const carriedAt = media.kind === 'VIDEO' ? media.dueAt : null;
  const orphanAt = carriers > 0 ? carriedAt : (media.dueAt ?? addSeconds(now, deps.rules.orphanSec));
  const dueAt = media.status === 'READY' ? orphanAt : media.dueAt;
  const known = media.accessSince ?? null;
  const accessSince = since !== null && (known === null || since > known) ? since : known;
  await deps.uploads.change(mediaId, { isDeleted: false }, { carriers, publicKey, accessSince, dueAt }, now, tx);
}
