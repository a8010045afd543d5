import { createHash } from 'node:crypto';
import { directConversationId } from '../../subgraphs/chat/src/domain/direct-id.ts';

/** One conversation of a world, and who writes in it. */
export interface Talk {
  readonly id: string;
  readonly type: 'DIRECT' | 'GROUP';
  readonly members: readonly string[];
  readonly messages: number;
  /** The hub is in it, so it stands in their list. */
  readonly isOfHub: boolean;
}

/** So many messages: a tenth in one large group, a tenth in groups of twenty, a tenth with the hub alone, the rest among others. */
export interface World {
  readonly name: string;
  readonly messages: number;
  readonly people: readonly string[];
  readonly hub: string;
  /** The large group; everybody who listens is in it. */
  readonly large: Talk;
  readonly talks: readonly Talk[];
}

/** People who can listen to the large group at once. */
export const LISTENERS = 1_000;
const PEOPLE = 2_000;
const GROUPS = 30;
/** Whom the hub writes with. */
export const PEERS = 300;
const AMONG_OTHERS = 100;
const START_MS = Date.UTC(2026, 9, 1);
const SPAN_MS = 50 * 86_400_000;

/** When a message was written: spread over fifty days, in order. */
export function timeOf(index: number, of: number): Date {
  return new Date(START_MS + Math.floor((SPAN_MS * index) / Math.max(1, of)));
}

/** How long ago a conversation fell silent, beside the latest: up to thirty days. */
export function silenceMs({ id }: Pick<Talk, 'id'>): number {
  return Math.floor((30 * 86_400_000 * Number.parseInt(id.slice(0, 4), 16)) / 65_536);
}

/** An id in the form of the platform's, the same in every run. */
export function idOf(kind: string, index: number): string {
  const hex = createHash('sha256').update(`${kind}:${index}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The world of so many messages. */
export function worldOf(messages: number): World {
  const people = Array.from({ length: PEOPLE }, (_, index) => idOf('person', index));
  const person = (index: number) => people[index % PEOPLE] ?? '';
  const hub = person(0);
  const large: Talk = {
    id: idOf('group', 0),
    type: 'GROUP',
    members: people.slice(0, LISTENERS + 200),
    messages: Math.floor(messages / 10),
    isOfHub: true,
  };
  const groups = Array.from({ length: GROUPS }, (_, index): Talk => {
    const members = [hub, ...Array.from({ length: 19 }, (_, at) => person(1 + index * 19 + at))];
    return { id: idOf('group', index + 1), type: 'GROUP', members, messages: Math.floor(messages / 10 / GROUPS), isOfHub: true };
  });
  const direct = (one: string, other: string, count: number): Talk => ({
    id: directConversationId(one, other),
    type: 'DIRECT',
    members: [one, other],
    messages: count,
    isOfHub: one === hub,
  });
  const ofHub = Array.from({ length: PEERS }, (_, at) => direct(hub, person(at + 1), Math.floor(messages / 10 / PEERS)));
  const others = Array.from({ length: Math.floor((messages * 0.7) / AMONG_OTHERS) }, (_, index) => {
    const one = 1 + (index % (PEOPLE - 1));
    const step = 1 + Math.floor(index / (PEOPLE - 1));
    return direct(person(one), person(1 + ((one - 1 + step) % (PEOPLE - 1))), AMONG_OTHERS);
  });
  return { name: `chat${messages}`, messages, people, hub, large, talks: [large, ...groups, ...ofHub, ...others] };
}
