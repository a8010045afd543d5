import { addSeconds, notAllowed, notFound, text } from '@app/kernel';
import type { MediaOutcome } from './complete-upload.ts';
import { originalPath, WORKING } from './media.ts';
import { move } from './move.ts';
import type { MediaDeps } from './ports.ts';

/**
 * Processes an upload again that FAILED, from what its steps have made already; repeatable. Refuses with `NotFound`, and with `NotAllowed`
 * NOT_RETRYABLE when it has not failed or its bytes are gone.
 */
export async function retryProcessing(deps: MediaDeps, mediaId: string): Promise<MediaOutcome> {
  const media = await deps.uploads.findById(mediaId);
  if (media === null || media.isDeleted) return notFound();
  if (WORKING.includes(media.status)) return { kind: 'MediaSuccess', media };
  const hasBytes = media.status === 'FAILED' && (await deps.store.sizeOf(originalPath(media.id))) === media.sizeBytes;
  const again = hasBytes
    ? await move(deps, media.id, {
        guard: { statuses: ['FAILED'], version: media.version, isDeleted: false },
        changes: {
          status: 'UPLOADED',
          failureReason: null,
          version: media.version + 1,
          progress: 0,
          dueAt: addSeconds(deps.clock.now(), deps.rules.staleSec),
        },
      })
    : null;
  if (again === null)
    return notAllowed(
      'NOT_RETRYABLE',
      text('This cannot be processed again. Upload the file anew.', '无法重新处理，请重新上传。'),
    );
  await deps.jobs.process(again);
  return { kind: 'MediaSuccess', media: again };
}
