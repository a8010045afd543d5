/** Events: declared, committed with the change, published in order, consumed once, shown live. */
export { type Consumers, type ConsumersOptions, startConsumers } from './consumers.ts';
export { type DeadLetter, DeadLetters } from './dead-letters.ts';
export { defineEvent, domainOf, type EventRoute, type EventType, type NewEvent } from './define.ts';
export { type DrainOptions, drain } from './drain.ts';
export type { StoredEvent } from './entry.ts';
export {
  EphemeralBus,
  type EphemeralBusOptions,
  type EphemeralMessage,
  type EphemeralSubscribeOptions,
  type EphemeralSubscription,
} from './ephemeral-bus.ts';
export { type EventHandler, EventMalformedError, type HandlingContext, on } from './handler.ts';
export type { LogLayout } from './layout.ts';
export type { LiveItem, LiveSubscription, ResyncReason } from './live-subscription.ts';
export { LiveTail, type LiveTailOptions, type SubscribeOptions } from './live-tail.ts';
export { EventLog, type EventLogOptions } from './log.ts';
export type { AppendOutcome, OpenedStream, StreamTip } from './log-scripts.ts';
export { MongoOutbox, OUTBOX_COLLECTION, OUTBOX_INDEXES, OUTBOX_RETENTION_SEC, type OutboxDocument } from './mongo-outbox.ts';
export { MongoOutboxRelay, type MongoOutboxRelayOptions } from './mongo-relay.ts';
export { OUTBOX_RELAY_COLLECTION } from './mongo-relay-state.ts';
export { isOutage } from './outage.ts';
export { compareEntryIds, entryBefore, type LogPosition } from './position.ts';
export { PostgresOutboxRelay, type PostgresOutboxRelayOptions } from './postgres-relay.ts';
export {
  PROCESSED_EVENTS_COLLECTION,
  PROCESSED_EVENTS_INDEXES,
  PROCESSED_EVENTS_RETENTION_SEC,
  ProcessedEvents,
  type ProcessedStore,
} from './processed-events.ts';
export type { OutboxRelay } from './relay.ts';
export type { EventsLogger } from './supervise.ts';
