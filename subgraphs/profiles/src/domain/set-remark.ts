import { remarkField } from '@app/collections/wechat_profiles/fields';
import {
  type Clock,
  checkInput,
  type InvalidInput,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFound,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import type { RelationChanged } from './follow.ts';
import type { RemarkStore } from './ports.ts';
import type { CanSeeProfile } from './read-profiles.ts';

export interface SetRemarkDeps {
  readonly remarks: RemarkStore;
  readonly canSeeProfile: CanSeeProfile;
  readonly clock: Clock;
}

const inputSchema = z.strictObject({ remark: remarkField() });

/** Keeps a private note about a user; null or empty removes it. Refuses with `NotFound`, `NotAllowed` SELF, or `InvalidInput`. */
export async function setRemark(
  deps: SetRemarkDeps,
  viewer: Viewer,
  userId: string,
  remark: string | null,
): Promise<RelationChanged | NotFound | NotAllowed | InvalidInput> {
  if (userId === viewer.id) return notAllowed('SELF', text('Remarks are about others.', '备注只能写给他人。'));
  const checked = checkInput(inputSchema, { remark: remark ?? '' });
  if (!checked.ok) return checked.refusal;
  if (!(await deps.canSeeProfile(viewer.id, userId))) return notFound();
  await deps.remarks.put(viewer.id, userId, checked.value.remark, deps.clock.now());
  return { kind: 'RelationSuccess', userId };
}
