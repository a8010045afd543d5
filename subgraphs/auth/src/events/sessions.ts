import { RolesChanged, SessionsRevoked } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { AuthApi } from '../wiring.ts';

/** Tells the gateway again of sessions that changed, for the case that Redis could not be told at once. */
export function sessionHandlers(api: AuthApi): readonly EventHandler[] {
  return [
    on(SessionsRevoked, ({ data }) => api.publishSessions(data.userId)),
    on(RolesChanged, ({ data }) => api.publishSessions(data.userId)),
  ];
}
