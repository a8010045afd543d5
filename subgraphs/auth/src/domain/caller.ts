import { isIP } from 'node:net';
import { addSeconds, type Viewer } from '@app/kernel';
import type { LockoutPolicy, RequestContext } from '@app/prisma';
import type { Caller } from './ports.ts';
import type { AuthSettings } from './settings.ts';

const UNKNOWN_ADDRESS = '0.0.0.0';

/** Who asks, as audit entries and sessions record it. */
export function contextOf({ viewer, client }: Caller): RequestContext {
  return { actorId: viewer?.id ?? null, ip: isIP(client.ip) === 0 ? UNKNOWN_ADDRESS : client.ip, userAgent: client.userAgent };
}

/** Whether the caller has proved presence lately: by `stepUp` or by signing in. */
export function hasSteppedUp(settings: AuthSettings, viewer: Viewer, now: Date): boolean {
  return viewer.provedAtMs > addSeconds(now, -settings.STEP_UP_WINDOW_SEC).getTime();
}

/** How wrong tries turn into locks. */
export function lockoutPolicy(settings: AuthSettings): LockoutPolicy {
  return {
    windowSec: settings.LOCKOUT_WINDOW_SEC,
    lockBaseSec: settings.LOCKOUT_BASE_SEC,
    lockMaxSec: settings.LOCKOUT_MAX_SEC,
    levelDecaySec: settings.LOCKOUT_DECAY_SEC,
  };
}
