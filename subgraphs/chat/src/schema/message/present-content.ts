import type { RequestContext } from '../../context.ts';
import type { MessageContent } from '../../domain/message.ts';

/** The typed content of a message, for a caller who may see it. */
export function presentContent(content: MessageContent, ctx: RequestContext) {
  switch (content.kind) {
    case 'TEXT':
      return { __typename: 'TextContent' as const, text: content.text };
    case 'MEDIA': {
      const media = ctx.viewer === null ? null : ctx.chat.mediaReference(ctx.viewer.id, content.mediaId);
      return { __typename: 'MediaContent' as const, media, caption: content.caption };
    }
    case 'LOCATION': {
      const { kind: _kind, ...place } = content;
      return { __typename: 'LocationContent' as const, ...place };
    }
    case 'CONTACT':
      return { __typename: 'ContactContent' as const, user: { id: content.userId } };
    case 'STICKER':
      return { __typename: 'StickerContent' as const, pack: content.pack, stickerId: content.stickerId };
    case 'SYSTEM': {
      const { event, actorId, subjectId, value } = content;
      return { __typename: 'SystemContent' as const, event, actor: reference(actorId), subject: reference(subjectId), value };
    }
  }
}

/** A reference to a person; null for none. */
export function reference(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
