import {
  bioField,
  birthdayField,
  displayNameField,
  languageField,
  locationField,
  socialLinksField,
  websiteField,
} from '@app/collections/wechat_profiles/fields';
import { ProfileChanged } from '@app/contracts/events';
import {
  type Clock,
  checkInput,
  type FieldProblem,
  type InvalidInput,
  invalidInput,
  isId,
  type NotFound,
  notFound,
  problem,
  type Transact,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import type { Outbox, ProfileStore } from './ports.ts';
import type { Profile } from './profile.ts';

export interface UpdateProfileDeps {
  readonly profiles: ProfileStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly clock: Clock;
  /** What media knows of uploads; unknown ids are left out. */
  readonly describeMedia: (
    ids: readonly string[],
  ) => Promise<readonly { id: string; ownerId: string; kind: string; status: string }[]>;
}

const inputSchema = z.strictObject({
  language: languageField().nullish(),
  displayName: displayNameField().nullish(),
  bio: bioField().nullish(),
  avatarMediaId: z.string().nullish(),
  coverMediaId: z.string().nullish(),
  location: locationField().nullish(),
  website: websiteField().nullish(),
  birthday: birthdayField().nullish(),
  socialLinks: socialLinksField().nullish(),
});

/** Fields that can be emptied by null; the others keep their value then. */
const CLEARABLE = ['avatarMediaId', 'coverMediaId', 'location', 'website', 'birthday'] as const;
const KEPT_ON_NULL = ['language', 'displayName', 'bio', 'socialLinks'] as const;

export interface ProfileUpdated {
  readonly kind: 'ProfileSuccess';
  readonly user: Profile;
}

/**
 * Changes the viewer's own profile; absent fields stay. Refuses with `InvalidInput` that names every problem, a picture that is not
 * the viewer's own image among them.
 */
export async function updateProfile(
  deps: UpdateProfileDeps,
  viewer: Viewer,
  input: unknown,
): Promise<ProfileUpdated | InvalidInput | NotFound> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { value } = checked;
  const problems = [
    await pictureProblem(deps, viewer, 'avatarMediaId', value.avatarMediaId),
    await pictureProblem(deps, viewer, 'coverMediaId', value.coverMediaId),
    birthdayProblem(deps, value.birthday),
  ].filter((found) => found !== null);
  if (problems.length > 0) return invalidInput(...problems);
  const changes = Object.fromEntries([
    ...CLEARABLE.flatMap((field) => (value[field] === undefined ? [] : [[field, value[field]]])),
    ...KEPT_ON_NULL.flatMap((field) => (value[field] === undefined || value[field] === null ? [] : [[field, value[field]]])),
  ]);
  const user = await deps.transact(async (tx) => {
    const before = await deps.profiles.touchGraph(viewer.id, {}, tx);
    const updated = await deps.profiles.update(viewer.id, changes, deps.clock.now(), tx);
    if (before !== null && updated !== null) {
      const [old, shown] = [picturesOf(before), picturesOf(updated)];
      const [shownMediaIds, droppedMediaIds] = [shown.filter((id) => !old.includes(id)), old.filter((id) => !shown.includes(id))];
      await deps.outbox.append([ProfileChanged({ userId: viewer.id, shownMediaIds, droppedMediaIds })], tx);
    }
    return updated;
  });
  return user === null ? notFound() : { kind: 'ProfileSuccess', user };
}

function picturesOf({ avatarMediaId, coverMediaId }: Profile): string[] {
  return [avatarMediaId, coverMediaId].filter((id) => id !== null);
}

async function pictureProblem(
  deps: UpdateProfileDeps,
  viewer: Viewer,
  field: string,
  id: string | null | undefined,
): Promise<FieldProblem | null> {
  if (id === null || id === undefined) return null;
  const [media] = isId(id) ? await deps.describeMedia([id]) : [];
  const isFit =
    media?.ownerId === viewer.id &&
    (media.kind === 'IMAGE' || media.kind === 'GIF') &&
    media.status !== 'FAILED' &&
    media.status !== 'EXPIRED';
  return isFit ? null : problem(field, 'NOT_FOUND', text('Choose an image that you have uploaded.', '请选择自己上传的图片。'));
}

function birthdayProblem(deps: UpdateProfileDeps, birthday: string | null | undefined): FieldProblem | null {
  if (birthday === null || birthday === undefined) return null;
  const isPast = birthday <= deps.clock.now().toISOString().slice(0, 10) && birthday >= '1900-01-01';
  return isPast ? null : problem('birthday', 'OUT_OF_RANGE', text('This is no possible birthday.', '生日不合理。'));
}
