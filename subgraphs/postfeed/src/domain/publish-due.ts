import type { Logger } from '@app/kernel';
import { checkMedia } from './check-media.ts';
import type { CreatePostDeps } from './create-post.ts';
import type { Draft } from './ports.ts';
import { postContentSchema } from './post-input.ts';
import { publishPost } from './publish-post.ts';

const DRAFTS_A_ROUND = 100;

/**
 * Publishes what is due, each with its scheduled time as its own. The draft goes in the transaction that makes the post, so a post comes
 * exactly once, whoever else tries and whenever this process dies. What cannot go out (its media failed, what it shares is gone) becomes
 * a plain draft again. Answers how many were due.
 */
export async function publishDue(deps: CreatePostDeps, log: Logger): Promise<number> {
  const due = await deps.drafts.listDue(deps.clock.now(), DRAFTS_A_ROUND);
  for (const draft of due) {
    try {
      await publishDraft(deps, draft);
    } catch (error) {
      // One that fails must not hold up the others: it is due again in the next round.
      log.warn({ err: error, draftId: draft.id }, 'a scheduled post could not be published this time');
    }
  }
  return due.length;
}

async function publishDraft(deps: CreatePostDeps, draft: Draft): Promise<void> {
  const { id, userId: authorId, publishAt, scheduled } = draft;
  const content = scheduled === null ? null : postContentSchema.safeParse(JSON.parse(scheduled));
  const problems = content?.success ? await checkMedia(deps.media, authorId, content.data.mediaIds ?? []) : [];
  if (content?.success && problems.length === 0 && publishAt !== null) {
    const publication = { authorId, content: content.data, at: publishAt, draftId: id, idempotency: null, isAnnouncement: false };
    const outcome = await publishPost(deps, publication);
    if (outcome.kind === 'PostSuccess') return;
  }
  await deps.drafts.replace({ ...draft, publishAt: null, scheduled: null, updatedAt: deps.clock.now() });
}
