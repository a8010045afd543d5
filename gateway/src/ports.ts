import type { ReceivedMail } from '@app/mail';
import type { FastifyInstance } from 'fastify';

/** Where the state of sessions is cached; rejects when it cannot be asked. */
export interface SessionCache {
  get(key: string): Promise<string | null>;
}

/** Sliding-window limits shared by all gateways; rejects when they cannot be asked. */
export interface RateLimits {
  take(request: { key: string; limit: number; windowMs: number; cost?: number }): Promise<RateLimitOutcome>;
}

/** Whether the units were granted, and when more will be. */
export interface RateLimitOutcome {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly retryAfterMs: number;
}

/** What a live tail of the event log yields: an event, or word that events may have been missed. */
export type TailItem =
  | { readonly kind: 'event'; readonly event: { readonly type: string; readonly data: unknown } }
  | { readonly kind: 'resync' };

/** A running tail. Topics can change while it runs. */
export interface TailSubscription extends AsyncIterable<TailItem> {
  addTopic(topic: string): void;
  removeTopic(topic: string): void;
  close(): void | Promise<void>;
}

/** The event log, as it grows. */
export interface Tail {
  subscribe(request: { domains: readonly string[]; topics: readonly string[] }): TailSubscription;
}

/** Tells other parts which users have a live subscription here. */
export interface Presence {
  /** One of the user's is open until `signal` aborts. Never waits, never throws. */
  enter(userId: string, signal: AbortSignal): void;
}

/** HTTP paths of one subgraph that clients reach beside GraphQL: served here, or passed on to its process. */
export type SubgraphRoutes =
  | { readonly kind: 'mounted'; readonly name: string; mount(app: FastifyInstance): Promise<void> }
  | { readonly kind: 'proxied'; readonly name: string; readonly prefixes: readonly string[]; readonly upstream: string };

/** A part without which the platform cannot serve fully. */
export interface Part {
  readonly name: string;
  /** Rejects when the part cannot serve now. */
  ready(): Promise<void>;
}

/** What only development shows. */
export interface DevelopmentDoors {
  mailbox(to: string | null): Promise<readonly ReceivedMail[]>;
  pushes(device: string): Promise<readonly unknown[]>;
  accounts(): Promise<readonly unknown[]>;
  parts(): Promise<readonly { name: string; pid: number; port: number | null }[]>;
  /** Addresses of subgraph processes; empty when the gateway hosts them. */
  direct(): Promise<Readonly<Record<string, string>>>;
}
