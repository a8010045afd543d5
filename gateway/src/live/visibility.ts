import type { Identity } from '@app/kernel';
import type { SharingPolicy } from './fields.ts';

/** Callers to whom a subgraph tells the same, and as whom it is asked for all of them. */
export interface VisibilityClass {
  readonly key: string;
  readonly identity: Identity;
}

/**
 * The class of a caller; null: nobody else is in it. A class never takes on the address or device of the caller who came first. Signed-in
 * callers are one class only within one session, whose end closes all of their connections.
 */
export function visibilityClass(identity: Identity, sharing: SharingPolicy): VisibilityClass | null {
  if (sharing === 'none' || identity.kind === 'service') return null;
  const { viewer, client, traceId } = identity;
  const { language } = client;
  if (viewer !== null) {
    return { key: JSON.stringify(['session', viewer.sessionId, viewer.id, viewer.roles, language]), identity };
  }
  if (sharing !== 'session-or-anonymous') return null;
  const nobody: Identity = {
    kind: 'anonymous',
    viewer: null,
    client: { ip: '', userAgent: 'gateway', deviceId: null, language },
    traceId,
  };
  return { key: JSON.stringify(['anonymous', language]), identity: nobody };
}
