import { postfeedFields } from '@app/contracts';
import { visibilitySchema } from '@app/contracts/events';
import {
  checkInput,
  type InvalidInput,
  invalidInput,
  isId,
  type NotFound,
  newId,
  notFound,
  type Page,
  type PageArguments,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { checkMedia } from './check-media.ts';
import { tooManyRanges } from './compose-text.ts';
import type { Deleted } from './delete-post.ts';
import { pageByTime } from './paging.ts';
import type { CoreDeps, Draft, DraftStore, MediaFiles } from './ports.ts';
import { postContentSchema } from './post-input.ts';
import { refusals } from './refusals.ts';

export interface DraftDeps extends Pick<CoreDeps, 'clock' | 'cursors'> {
  readonly drafts: DraftStore;
  readonly media: MediaFiles;
}

/** Drafts and scheduled posts that one user can have. */
export const DRAFTS_MAX = 1000;

const saveDraftSchema = z.object({
  draftId: z.string().nullish(),
  text: postfeedFields.postTextField().nullish(),
  mediaIds: z.array(z.string()).max(postfeedFields.MEDIA_PER_POST).nullish(),
  visibility: visibilitySchema.nullish(),
});

/** The draft as it is now. */
export interface DraftSaved {
  readonly kind: 'DraftSuccess';
  readonly draft: Draft;
}

/** Keeps a new or changed draft, or changes a scheduled post before its time. Refuses with `NotFound` or problems of text and media. */
export async function saveDraft(deps: DraftDeps, viewer: Viewer, input: unknown): Promise<DraftSaved | InvalidInput | NotFound> {
  const checked = checkInput(saveDraftSchema, input);
  if (!checked.ok) return checked.refusal;
  const { draftId, text: body, mediaIds, visibility } = checked.value;
  const existing = draftId && isId(draftId) ? await deps.drafts.find(viewer.id, draftId) : null;
  if (draftId && existing === null) return notFound();
  const problems = [...tooManyRanges(body ?? ''), ...(await checkMedia(deps.media, viewer.id, mediaIds ?? []))];
  if (existing === null && (await deps.drafts.count(viewer.id)) >= DRAFTS_MAX) problems.push(refusals.tooManyDrafts('draftId'));
  if (problems.length > 0) return invalidInput(...problems);
  const now = deps.clock.now();
  const draft: Draft = {
    id: existing?.id ?? newId(),
    userId: viewer.id,
    text: body ?? existing?.text ?? '',
    mediaIds: mediaIds ?? existing?.mediaIds ?? [],
    visibility: visibility ?? existing?.visibility ?? 'PUBLIC',
    publishAt: existing?.publishAt ?? null,
    scheduled: null,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  };
  const saved = { ...draft, scheduled: existing === null ? null : scheduledAs(existing, draft) };
  if (existing === null) await deps.drafts.insert(saved);
  // Published or cancelled meanwhile: to write it anew would publish it twice.
  else if (!(await deps.drafts.replace(saved))) return notFound();
  return { kind: 'DraftSuccess', draft: saved };
}

/** A scheduled post's content with the changes of its draft. */
function scheduledAs(existing: Draft, { text: body, mediaIds, visibility }: Draft): string | null {
  if (existing.scheduled === null) return null;
  const content = postContentSchema.parse(JSON.parse(existing.scheduled));
  return JSON.stringify({ ...content, text: body, mediaIds, visibility });
}

/** Throws a draft away, or cancels a scheduled post. Refuses with `NotFound`. */
export async function deleteDraft(deps: DraftDeps, viewer: Viewer, draftId: string): Promise<Deleted | NotFound> {
  const isGone = isId(draftId) && (await deps.drafts.remove(viewer.id, draftId));
  return isGone ? { kind: 'DeleteSuccess', deletedId: draftId } : notFound();
}

/** The viewer's drafts, the last changed first; or their scheduled posts, the next first. */
export function listDrafts(
  deps: DraftDeps,
  viewer: Viewer,
  kind: 'PLAIN' | 'SCHEDULED',
  args: PageArguments,
): Promise<Page<Draft>> {
  const list = { cursors: deps.cursors, name: `drafts:${kind}`, viewerId: viewer.id, args };
  return pageByTime<Draft, Draft>(list, {
    skeleton: (after, limit) => deps.drafts.list(viewer.id, kind, after, limit),
    position: (draft) => ({ atMs: (draft.publishAt ?? draft.updatedAt).getTime(), id: draft.id }),
    present: async (drafts) => drafts,
  });
}
