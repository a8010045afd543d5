import { type NotAllowed, notAllowed, type Refusal, text } from '@app/kernel';

/** Rolls a transaction back because the domain says no; `refusalOf` turns it into the outcome again. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** Runs work whose transaction may be refused inside; the refusal becomes the outcome. */
export async function orRefused<T, R extends Refusal>(
  work: Promise<T>,
  isExpected: (refusal: Refusal) => refusal is R,
): Promise<T | R> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RefusedError && isExpected(error.refusal)) return error.refusal;
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
