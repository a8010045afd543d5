import { type CursorCodec, type Page, type PageArguments, pageSize, readPage } from '@app/kernel';
import { z } from 'zod';
import type { PostRevision, RevisionStore } from './ports.ts';
import type { Post } from './post.ts';

const positionSchema = z.strictObject({ revision: z.number().int() });

/** States of a visible post's text, newest first; one that was never edited has one. */
export function readRevisions(
  deps: { readonly revisions: RevisionStore; readonly cursors: CursorCodec },
  viewerId: string | null,
  post: Post,
  args: PageArguments,
): Promise<Page<PostRevision>> {
  const name = `revisions:${post.id}`;
  return readPage<PostRevision, PostRevision, z.output<typeof positionSchema>>({
    first: pageSize(args.first),
    after: deps.cursors.decode(name, viewerId, args.after, positionSchema),
    skeleton: async (after, limit) => {
      const rows = await deps.revisions.list(post.id, after?.revision ?? null, limit);
      return rows.length === 0 && after === null ? [onlyState(post)] : rows;
    },
    position: ({ revision }) => ({ revision }),
    present: async (rows) => rows,
    cursor: (position) => deps.cursors.encode(name, viewerId, position),
  });
}

function onlyState({ id, userId, content, createdAt }: Post): PostRevision {
  return { postId: id, userId, revision: 1, text: content.text, editedAt: createdAt };
}
