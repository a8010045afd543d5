import { languageOf } from '@app/kernel';
import { requireViewer } from '@app/subgraph';
import type { RequestContext } from '../../../context.ts';
import type { Notification as Told } from '../../../domain/notification.ts';
import { deepLinkOf, type Wording, wordingOf } from '../../../domain/wording.ts';
import { subjectKey } from '../../../loaders/index.ts';
import type { NotificationResolvers } from '../../types.generated.ts';

const TYPENAMES = {
  USER: 'User',
  POST: 'Post',
  COMMENT: 'Comment',
  VIDEO: 'Video',
  MESSAGE: 'Message',
  CONVERSATION: 'Conversation',
} as const;
/** Names that a title can show. */
const NAMED_ACTORS = 2;

async function worded(notification: Told, ctx: RequestContext): Promise<Wording> {
  const { subject, actorIds } = notification;
  const [language, names, visible] = await Promise.all([
    ctx.loaders.language.load(requireViewer(ctx).id),
    Promise.all(actorIds.slice(0, NAMED_ACTORS).map((id) => ctx.loaders.displayName.load(id))),
    subject === null ? true : ctx.loaders.visibleSubject.load(subjectKey(subject)),
  ]);
  return wordingOf(
    notification,
    languageOf(language),
    names.filter((name) => name !== null),
    visible !== null,
  );
}

export const Notification: NotificationResolvers = {
  __resolveReference: async ({ id }, ctx) => ctx.loaders.notificationById.load(id),
  title: async (notification, _args, ctx) => (await worded(notification, ctx)).title,
  body: async (notification, _args, ctx) => (await worded(notification, ctx)).body,
  imageUrl: async ({ actorIds, subject }, _args, ctx) => {
    const [newest] = actorIds;
    if (newest === undefined) return null;
    // Nothing about a thing that may not be seen, not even who did it.
    if (subject !== null && (await ctx.loaders.visibleSubject.load(subjectKey(subject))) === null) return null;
    return ctx.loaders.picture.load(newest);
  },
  deepLink: (notification) => deepLinkOf(notification),
  actors: ({ actorIds }) => actorIds.map((id) => ({ id })),
  subject: async ({ subject }, _args, ctx) => {
    const visible = subject && (await ctx.loaders.visibleSubject.load(subjectKey(subject)));
    return visible && { __typename: TYPENAMES[visible.type], id: visible.id };
  },
};
