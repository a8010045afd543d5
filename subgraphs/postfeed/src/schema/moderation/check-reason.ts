import { postfeedFields } from '@app/contracts';
import { BadUserInputError } from '@app/kernel';

/** A removal's reason, normalised; throws `BadUserInputError` unless it has 1 to 500 code points. */
export function checkReason(reason: string): string {
  const checked = postfeedFields.moderationReasonField().safeParse(reason);
  if (!checked.success) throw new BadUserInputError('`reason` must have 1 to 500 characters.', ['reason']);
  return checked.data;
}
