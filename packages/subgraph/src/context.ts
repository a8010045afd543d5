import {
  ForbiddenError,
  type Identity,
  type Language,
  type Logger,
  type Scope,
  UnauthenticatedError,
  type Viewer,
} from '@app/kernel';

/** One operation, as it reaches a subgraph. */
export interface SubgraphRequest {
  /** Who calls, established by the gateway and verified at the subgraph's door. */
  readonly identity: Identity;
  /** Aborted when the client leaves or the deadline passes. */
  readonly signal: AbortSignal;
}

/** What every resolver of every domain finds in its context; each domain adds its use cases and loaders. */
export interface BaseContext {
  readonly identity: Identity;
  /** The signed-in caller; null for anonymous ones and for the platform itself. */
  readonly viewer: Viewer | null;
  /** In which language refusals speak. */
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** The part of the context that is the same everywhere. */
export function baseContext(request: SubgraphRequest, logger: Logger): BaseContext {
  const { identity, signal } = request;
  return {
    identity,
    viewer: identity.viewer,
    language: identity.client.language,
    signal,
    log: logger.child({ traceId: identity.traceId }),
  };
}

/** The signed-in caller; throws `UnauthenticatedError` for anonymous ones. */
export function requireViewer(context: { readonly viewer: Viewer | null }): Viewer {
  if (context.viewer === null) throw new UnauthenticatedError();
  return context.viewer;
}

/** The signed-in caller, who has this scope; throws `UnauthenticatedError` or `ForbiddenError`. */
export function requireScope(context: { readonly viewer: Viewer | null }, scope: Scope): Viewer {
  const viewer = requireViewer(context);
  if (!viewer.scopes.includes(scope)) throw new ForbiddenError();
  return viewer;
}
