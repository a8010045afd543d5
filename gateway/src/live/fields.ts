/** How results reach a client that reads more slowly than they come. */
export type DeliveryPolicy =
  /** Each result counts: a client that falls too far behind is cut off, and resumes by its cursor. */
  | 'lossless'
  /** Only the present counts: the oldest of the waiting results are dropped. */
  | 'latest';

/** Who may hear one upstream together. */
export type SharingPolicy =
  /** Nobody: one upstream a client. */
  | 'none'
  /** Clients of one session: they have one identity, so the subgraph would tell them the same. */
  | 'session'
  /** As `session`; and all anonymous clients of one language, under an identity that names none of them. */
  | 'session-or-anonymous';

/** What the gateway may do with a live field. */
export interface LiveFieldPolicy {
  readonly delivery: DeliveryPolicy;
  readonly sharing: SharingPolicy;
}

const PER_SESSION: LiveFieldPolicy = { delivery: 'lossless', sharing: 'session' };
const EPHEMERAL: LiveFieldPolicy = { delivery: 'latest', sharing: 'session' };

/**
 * Every live field that has opted in to more than the cautious default. A field may be `session-or-anonymous` only if its events are the
 * same for every anonymous caller: its subgraph decides by the viewer alone, never by address or device.
 */
const LIVE_FIELDS: Readonly<Record<string, LiveFieldPolicy>> = {
  postUpdates: { delivery: 'lossless', sharing: 'session-or-anonymous' },
  feedUpdates: PER_SESSION,
  chatEvents: PER_SESSION,
  messageAdded: PER_SESSION,
  notificationAdded: PER_SESSION,
  typing: EPHEMERAL,
  presence: EPHEMERAL,
};

const CAUTIOUS: LiveFieldPolicy = { delivery: 'lossless', sharing: 'none' };

/** The policies of the platform's own fields; a field that is not listed is lossless and shared by nobody. */
export function platformLiveField(name: string): LiveFieldPolicy {
  return LIVE_FIELDS[name] ?? CAUTIOUS;
}

/** Of any supergraph: nothing is known about its fields. */
export function unknownLiveField(): LiveFieldPolicy {
  return CAUTIOUS;
}
