import { type NotAllowed, type NotFound, notAllowed, text } from '@app/kernel';

/** Rolls a transaction back because the domain says no; `orRefusal` turns it into the outcome again. */
export class RefusedError extends Error {
  readonly refusal: NotFound | NotAllowed;

  constructor(refusal: NotFound | NotAllowed) {
    super(refusal.kind);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** Runs work that may be refused inside a transaction; the refusal becomes the outcome. */
export async function orRefusal<T>(work: Promise<T>): Promise<T | NotFound | NotAllowed> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

/** Blocked either way, deactivated or deleted: the reasons look alike on purpose. */
export function peerUnavailable(): NotAllowed {
  return notAllowed('PEER_UNAVAILABLE', text('This person cannot be messaged.', '无法向对方发送消息。'));
}

/** The person's setting lets only others write to them. */
export function notAccepting(): NotAllowed {
  return notAllowed('NOT_ACCEPTING', text('This person does not take messages from you.', '对方不接收你的消息。'));
}

/** Something that only the owner and admins of a group may do. */
export function adminsOnly(): NotAllowed {
  return notAllowed('NOT_ADMIN', text('Only the owner and admins of the group can do this.', '只有群主和管理员可以这样做。'));
}

/** Something that only makes sense in a group. */
export function notAGroup(): NotAllowed {
  return notAllowed('NOT_A_GROUP', text('This is a conversation of two, not a group.', '这是单聊，不是群聊。'));
}
