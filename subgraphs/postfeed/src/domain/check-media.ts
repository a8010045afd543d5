import type { FieldProblem } from '@app/kernel';
import type { MediaFiles } from './ports.ts';
import { refusals } from './refusals.ts';

/** What is wrong with the uploads that somebody wants to attach: unknown or another's (alike), failed or expired. Cost: one call, if any. */
export async function checkMedia(media: MediaFiles, ownerId: string, ids: readonly string[]): Promise<FieldProblem[]> {
  if (ids.length === 0) return [];
  const known = await media.describe([...new Set(ids)]);
  return ids.flatMap((id, index) => {
    const upload = known.get(id);
    if (upload === undefined || upload.ownerId !== ownerId || ids.indexOf(id) !== index) return [refusals.unknownMedia(index)];
    return upload.status === 'FAILED' || upload.status === 'EXPIRED' ? [refusals.unusableMedia(index)] : [];
  });
}
