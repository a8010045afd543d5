import {
  addSeconds,
  type Conflict,
  type InvalidInput,
  invalidInput,
  isId,
  keyReused,
  type NotFound,
  newId,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { checkMedia } from './check-media.ts';
import { DRAFTS_MAX } from './drafts.ts';
import type { Draft, IdempotencyAsk, MediaFiles } from './ports.ts';
import { type CreatePostInput, checkCreatePost, isEmptyContent, type PostContent, postContentSchema } from './post-input.ts';
import { type PublishDeps, type PublishOutcome, publishPost } from './publish-post.ts';
import { refusals } from './refusals.ts';
import { transactOrRefuse } from './roll-back.ts';

export interface CreatePostDeps extends PublishDeps {
  readonly media: MediaFiles;
  /** Seconds that a scheduled time must be ahead at least. */
  readonly scheduleMinLeadSec: number;
}

/** It waits for its time. */
export interface Scheduled {
  readonly kind: 'ScheduledSuccess';
  readonly draftId: string;
}
export type CreatePostOutcome = PublishOutcome | Scheduled | InvalidInput;

/** Longest time ahead for which a post can be scheduled. */
const SCHEDULE_MAX_LEAD_SEC = 366 * 86_400;
/** Results of idempotency keys that are drafts begin with this. */
const DRAFT_RESULT = 'draft:';

/**
 * Publishes a post, or keeps it until `publishAt`. With `clientMutationId` a retry answers as the first try did (`KEY_REUSED` for other
 * content). With `draftId` what is not given comes from that draft, which is gone then.
 */
export async function createPost(deps: CreatePostDeps, viewer: Viewer, input: unknown): Promise<CreatePostOutcome> {
  const checked = checkCreatePost(input);
  if (!checked.ok) return checked.refusal;
  const { clientMutationId, ...content } = checked.value;
  const idempotency: IdempotencyAsk | null = clientMutationId
    ? { callerId: viewer.id, operation: 'createPost', key: clientMutationId, content }
    : null;
  const earlier = await earlierResult(deps, idempotency);
  if (earlier !== null) return earlier;
  try {
    return await createOnce(deps, viewer.id, checked.value, idempotency);
  } catch (error) {
    // A parallel try with the same key was first: its answer is ours.
    const first = await earlierResult(deps, idempotency);
    if (first === null) throw error;
    return first;
  }
}

async function earlierResult(deps: CreatePostDeps, ask: IdempotencyAsk | null): Promise<CreatePostOutcome | Conflict | null> {
  const earlier = ask === null ? null : await deps.idempotency.find(ask);
  if (earlier === null) return null;
  if (earlier === 'REUSED') return keyReused();
  const { resultId } = earlier;
  if (resultId.startsWith(DRAFT_RESULT)) return { kind: 'ScheduledSuccess', draftId: resultId.slice(DRAFT_RESULT.length) };
  return { kind: 'PostSuccess', postId: resultId };
}

async function createOnce(
  deps: CreatePostDeps,
  authorId: string,
  input: CreatePostInput,
  idempotency: IdempotencyAsk | null,
): Promise<CreatePostOutcome> {
  const now = deps.clock.now();
  const draft = input.draftId ? await findDraft(deps, authorId, input.draftId) : null;
  if (input.draftId && draft === null) return notFound();
  const content = withDraft(input, draft);
  if (isEmptyContent(content)) return invalidInput(refusals.nothingInIt());
  const problems = await checkMedia(deps.media, authorId, content.mediaIds ?? []);
  if (problems.length > 0) return invalidInput(...problems);
  if (!input.publishAt) {
    return publishPost(deps, { authorId, content, at: now, draftId: draft?.id ?? null, idempotency, isAnnouncement: false });
  }
  return schedule(deps, { authorId, content, publishAt: input.publishAt, draft, idempotency, now });
}

async function findDraft(deps: CreatePostDeps, authorId: string, draftId: string): Promise<Draft | null> {
  return isId(draftId) ? deps.drafts.find(authorId, draftId) : null;
}

/** What the input leaves open comes from the draft. PUBLIC is also what an absent visibility reads as, so it never widens a draft's. */
function withDraft(input: CreatePostInput, draft: Draft | null): PostContent {
  const content = postContentSchema.parse(input);
  if (draft === null) return content;
  const kept = draft.scheduled === null ? {} : postContentSchema.parse(JSON.parse(draft.scheduled));
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null && value !== undefined)),
    text: content.text ?? draft.text,
    mediaIds: content.mediaIds ?? [...draft.mediaIds],
    visibility: content.visibility && content.visibility !== 'PUBLIC' ? content.visibility : draft.visibility,
  };
}

async function schedule(
  deps: CreatePostDeps,
  plan: {
    authorId: string;
    content: PostContent;
    publishAt: Date;
    draft: Draft | null;
    idempotency: IdempotencyAsk | null;
    now: Date;
  },
): Promise<Scheduled | InvalidInput | NotFound> {
  const { authorId, content, publishAt, draft, idempotency, now } = plan;
  if (publishAt < addSeconds(now, deps.scheduleMinLeadSec) || publishAt > addSeconds(now, SCHEDULE_MAX_LEAD_SEC))
    return badTime(deps);
  if (draft === null && (await deps.drafts.count(authorId)) >= DRAFTS_MAX)
    return invalidInput(refusals.tooManyDrafts('publishAt'));
  const scheduled: Draft = {
    id: draft?.id ?? newId(),
    userId: authorId,
    text: content.text ?? '',
    mediaIds: content.mediaIds ?? [],
    visibility: content.visibility ?? 'PUBLIC',
    publishAt,
    scheduled: JSON.stringify(content),
    createdAt: draft?.createdAt ?? now,
    updatedAt: now,
  };
  return transactOrRefuse<Scheduled, NotFound>(deps.transact, async (tx, refuse) => {
    if (draft === null) await deps.drafts.insert(scheduled, tx);
    else if (!(await deps.drafts.replace(scheduled, tx))) refuse(notFound());
    if (idempotency !== null) await deps.idempotency.claim(idempotency, DRAFT_RESULT + scheduled.id, now, tx);
    return { kind: 'ScheduledSuccess', draftId: scheduled.id };
  });
}

function badTime({ scheduleMinLeadSec }: CreatePostDeps): InvalidInput {
  return invalidInput(
    problem(
      'publishAt',
      'OUT_OF_RANGE',
      text(
        `Choose a time at least ${scheduleMinLeadSec} seconds and at most one year ahead.`,
        `请选择至少 ${scheduleMinLeadSec} 秒后、一年以内的时间。`,
      ),
    ),
  );
}
