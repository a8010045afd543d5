import { statusAt } from './media.ts';
import type { MediaDeps } from './ports.ts';

const BATCH = 200;

/** Everything that media hold about one user, as files of JSON, for the export of their data. */
export async function exportData(
  deps: Pick<MediaDeps, 'uploads' | 'clock'>,
  userId: string,
): Promise<{ name: string; json: string }[]> {
  const rows: object[] = [];
  let after: string | null = null;
  for (;;) {
    const batch = await deps.uploads.listAll(userId, after, BATCH);
    for (const media of batch) {
      const { id, kind, contentType, sizeBytes, fileName, altText, sha256, width, height, durationSec, createdAt, deletedAt } =
        media;
      const status = statusAt(media, deps.clock.now());
      rows.push({
        id,
        kind,
        status,
        contentType,
        sizeBytes,
        fileName,
        altText,
        sha256,
        width,
        height,
        durationSec,
        createdAt,
        deletedAt,
      });
    }
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return [{ name: 'media/uploads.json', json: JSON.stringify(rows) }];
  }
}
