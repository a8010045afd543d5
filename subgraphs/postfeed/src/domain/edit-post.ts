import { postfeedFields } from '@app/contracts';
import { PostEdited, visibilitySchema } from '@app/contracts/events';
import {
  type Conflict,
  checkInput,
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  notFound,
  type Tx,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { type ComposedText, composeText, tooManyRanges } from './compose-text.ts';
import { countedTags, tagDeltas } from './hashtag-counts.ts';
import { firstLink } from './link-preview.ts';
import type { CoreDeps, HashtagStore, PostChanges, RevisionStore } from './ports.ts';
import type { Post } from './post.ts';
import { isPublicOf, isVisible } from './post-rules.ts';
import { searchTextOf } from './publish-post.ts';
import { refusals } from './refusals.ts';
import type { Serial } from './serial.ts';

export interface EditPostDeps extends CoreDeps {
  readonly hashtags: HashtagStore;
  readonly revisions: RevisionStore;
  readonly serial: Serial;
}

const editPostSchema = z.object({
  postId: z.string(),
  expectedRevision: z.number().int().nullish(),
  text: postfeedFields.postTextField().nullish(),
  visibility: visibilitySchema.nullish(),
  commentPolicy: postfeedFields.commentPolicySchema.nullish(),
  isSensitive: z.boolean().nullish(),
});
type EditPostInput = z.output<typeof editPostSchema>;

/** The post as it is now; the caller reads it afresh. */
export interface PostChanged {
  readonly kind: 'PostSuccess';
  readonly postId: string;
}
export type EditPostOutcome = PostChanged | InvalidInput | NotFound | NotAllowed | Conflict;

/**
 * Changes the viewer's own post; the earlier text stays as a revision. Refuses with `NotFound`, `NOT_AUTHOR`, `REVISION_CHANGED`, or
 * problems of the text. Cost: a call for mentions, one transaction.
 */
export async function editPost(deps: EditPostDeps, viewer: Viewer, input: unknown): Promise<EditPostOutcome> {
  const checked = checkInput(editPostSchema, input);
  if (!checked.ok) return checked.refusal;
  const edit = checked.value;
  const problems = tooManyRanges(edit.text ?? '');
  if (problems.length > 0) return invalidInput(...problems);
  const post = isId(edit.postId) ? await deps.posts.findById(edit.postId) : null;
  const relations = await deps.relations(viewer.id, [...new Set([viewer.id, ...(post === null ? [] : [post.userId])])]);
  if (post === null || !isVisible(post, viewer.id, relations.get(post.userId))) return notFound();
  if (post.userId !== viewer.id) return refusals.notAuthor();
  if (post.kind === 'SHARE' && edit.text) return refusals.shareHasNoText();
  const composed = typeof edit.text === 'string' ? await composeText(deps, viewer.id, edit.text) : null;
  const isPrivate = relations.get(viewer.id)?.isPrivate ?? true;
  return deps.serial.run(post.id, () => deps.transact((tx) => editInTransaction(deps, post.id, edit, composed, isPrivate, tx)));
}

async function editInTransaction(
  deps: EditPostDeps,
  postId: string,
  edit: EditPostInput,
  composed: ComposedText | null,
  isPrivate: boolean,
  tx: Tx,
): Promise<EditPostOutcome> {
  const post = await deps.posts.findById(postId, tx);
  if (post === null || post.isDeleted) return notFound();
  if (typeof edit.expectedRevision === 'number' && edit.expectedRevision !== post.revision) return refusals.revisionChanged();
  if (composed !== null && composed.text === '' && !hasOtherContent(post)) return invalidInput(refusals.nothingInIt());
  const now = deps.clock.now();
  const changes = changesOf(post, edit, composed, isPrivate, now);
  const after: Post = { ...post, ...definedOf(changes) };
  await deps.posts.update(postId, changes, tx);
  if (after.content.text !== post.content.text) await deps.revisions.insert(revisionsOf(post, after), tx);
  await deps.hashtags.addPosts(tagDeltas(countedTags(post), countedTags(after)), now, tx);
  const known = new Set(post.mentionIds);
  await deps.outbox.append(
    [
      PostEdited({
        postId,
        authorId: post.userId,
        visibility: after.visibility,
        visibilityBefore: post.visibility,
        newMentionIds: after.mentionIds.filter((id) => !known.has(id)),
        mediaIds: [...post.mediaIds],
      }),
    ],
    tx,
  );
  return { kind: 'PostSuccess', postId };
}

function changesOf(post: Post, edit: EditPostInput, composed: ComposedText | null, isPrivate: boolean, now: Date): PostChanges {
  // An announcement whose video is hidden stays hidden: the wish waits until the video is back.
  const isHeld = post.heldVisibility !== null;
  const visibility = isHeld ? post.visibility : (edit.visibility ?? post.visibility);
  return {
    ...(composed === null
      ? {}
      : {
          content: { text: composed.text, ranges: composed.ranges },
          ...(firstLink({ content: composed }) === firstLink(post) ? {} : { linkPreview: null }),
          hashtags: composed.hashtags,
          mentionIds: composed.mentionIds,
          language: composed.language ?? post.language,
          searchText: searchTextOf(
            composed.text,
            post.poll?.question ?? null,
            post.poll?.options.map((option) => option.text) ?? [],
          ),
        }),
    visibility,
    ...(isHeld && edit.visibility ? { heldVisibility: edit.visibility } : {}),
    ...(edit.commentPolicy ? { commentPolicy: edit.commentPolicy } : {}),
    ...(typeof edit.isSensitive === 'boolean' ? { isSensitive: edit.isSensitive } : {}),
    isPublic: isPublicOf(visibility, { isPrivate, isHidden: post.isHidden }),
    revision: post.revision + 1,
    editedAt: now,
  };
}

function definedOf({ searchText: _searchText, removal: _removal, ...changes }: PostChanges): Partial<Post> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function hasOtherContent(post: Post): boolean {
  return post.mediaIds.length > 0 || post.videoId !== null || post.poll !== null || post.originalId !== null;
}

/** The new text, and at the first change of a text also the one it was born with. */
function revisionsOf(before: Post, after: Post) {
  const row = (post: Post, editedAt: Date) => ({
    postId: post.id,
    userId: post.userId,
    revision: post.revision,
    text: post.content.text,
    editedAt,
  });
  return [row(before, before.editedAt ?? before.createdAt), row(after, after.editedAt ?? after.createdAt)];
}
