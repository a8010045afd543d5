import { NotificationPreferencesChanged } from '@app/contracts/events';
import {
  type Clock,
  checkInput,
  type InvalidInput,
  type NotAllowed,
  notAllowed,
  type Transact,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { CRITICAL_TYPES, effectiveChannels } from './notification-types.ts';
import type { Outbox, ProfileStore } from './ports.ts';
import { NO_WISHES, type NotificationSettings } from './profile.ts';

export interface UpdateNotificationPreferencesDeps {
  readonly profiles: ProfileStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  readonly clock: Clock;
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { params: { code: 'BAD_FORMAT' } });

const inputSchema = z.strictObject({
  channels: z
    .array(
      z.strictObject({
        type: z.string(),
        inApp: z.boolean().nullish(),
        push: z.boolean().nullish(),
        email: z.boolean().nullish(),
      }),
    )
    .max(40)
    .nullish(),
  quietHours: z.strictObject({ from: time, to: time, timeZone }).nullish(),
  clearQuietHours: z.boolean().nullish(),
  digest: z.enum(['OFF', 'WEEKLY']).nullish(),
});

export type NotificationPreferencesOutcome =
  | { kind: 'NotificationPreferencesSuccess'; preferences: NotificationSettings }
  | InvalidInput
  | NotAllowed;

/** Changes how the viewer is told of things; absent fields stay. Refuses with `NotAllowed` CRITICAL when a critical type would be silenced in the application. */
export async function updateNotificationPreferences(
  deps: UpdateNotificationPreferencesDeps,
  viewer: Viewer,
  input: unknown,
): Promise<NotificationPreferencesOutcome> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { channels, quietHours, clearQuietHours, digest } = checked.value;
  if (channels?.some(({ type, inApp }) => CRITICAL_TYPES.has(type) && inApp === false)) {
    return notAllowed('CRITICAL', text('Security and system notices cannot be switched off.', '安全与系统通知不能关闭。'));
  }
  return deps.transact(async (tx): Promise<NotificationPreferencesOutcome> => {
    const old = (await deps.profiles.touchGraph(viewer.id, {}, tx))?.notifications ?? NO_WISHES;
    const wishes = new Map((channels ?? []).map((wish) => [wish.type, wish]));
    const preferences: NotificationSettings = {
      channels: effectiveChannels(old.channels).map((channel) => {
        const wish = wishes.get(channel.type);
        return {
          type: channel.type,
          inApp: wish?.inApp ?? channel.inApp,
          push: wish?.push ?? channel.push,
          email: wish?.email ?? channel.email,
        };
      }),
      quietHours: clearQuietHours ? null : (quietHours ?? old.quietHours),
      digest: digest ?? old.digest,
    };
    await deps.profiles.update(viewer.id, { notifications: preferences }, deps.clock.now(), tx);
    await deps.outbox.append([NotificationPreferencesChanged({ userId: viewer.id })], tx);
    return { kind: 'NotificationPreferencesSuccess', preferences };
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
