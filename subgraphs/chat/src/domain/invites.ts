import { randomBytes } from 'node:crypto';
import { inviteUsesField } from '@app/contracts/chat';
import { ConversationChanged } from '@app/contracts/events';
import {
  checkInput,
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  newId,
  notAllowed,
  notFound,
  problem,
  text,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import { admitMembers } from './admit-members.ts';
import { type ConversationOutcome, changeGroup } from './change-group.ts';
import { type Conversation, type ConversationView, isStaff } from './conversation.ts';
import type { ConversationChanged as ConversationStands } from './open-direct.ts';
import type { ChatDeps, InviteLink, InviteStore, JoinRequestStore } from './ports.ts';
import { adminsOnly, notAGroup, orRefusal, RefusedError } from './refusals.ts';
import { readView } from './views.ts';

export interface InviteDeps extends ChatDeps {
  readonly invites: InviteStore;
  readonly joinRequests: JoinRequestStore;
}

/** Most live links of one group. */
export const MAX_INVITE_LINKS = 20;

/** A link as it stands. */
export interface LinkStands {
  readonly kind: 'InviteLinkSuccess';
  readonly link: InviteLink;
}
export type LinkOutcome = LinkStands | InvalidInput | NotFound | NotAllowed;

/** The group lets people in by approval; the request waits. */
export interface JoinRequested {
  readonly kind: 'JoinRequested';
  readonly title: string;
}
export type JoinOutcome = ConversationStands | JoinRequested | NotFound | NotAllowed;

/** How long and how often a link works; null: without a limit. */
export interface CreateInviteLinkInput {
  readonly conversationId: string;
  readonly expiresAt?: Date | null;
  readonly maxUses?: number | null;
}

const rules = z.object({ maxUses: inviteUsesField().nullish() });

/** Makes a link into a group. Refuses with `NotFound`, `InvalidInput` or `NotAllowed` NOT_A_GROUP, NOT_ADMIN, TOO_MANY_LINKS. */
export async function createInviteLink(deps: InviteDeps, viewer: Viewer, input: CreateInviteLinkInput): Promise<LinkOutcome> {
  const { conversationId, expiresAt = null, maxUses = null } = input;
  const view = isId(conversationId) ? await readView(deps, viewer.id, conversationId) : null;
  if (view === null || view.membership.status !== 'ACTIVE') return notFound();
  if (view.conversation.type !== 'GROUP') return notAGroup();
  if (!isStaff(view.membership)) return adminsOnly();
  const now = deps.clock.now();
  const checked = checkInput(rules, input);
  if (!checked.ok) return checked.refusal;
  if (expiresAt !== null && expiresAt <= now)
    return invalidInput(problem('expiresAt', 'OUT_OF_RANGE', text('This moment has passed.', '该时间已过。')));
  if ((await deps.invites.listLive(conversationId, now, MAX_INVITE_LINKS)).length >= MAX_INVITE_LINKS)
    return notAllowed('TOO_MANY_LINKS', text('Revoke a link first.', '请先撤销一个邀请链接。'));
  const link: InviteLink = {
    id: newId(),
    code: randomBytes(16).toString('base64url'),
    conversationId,
    createdById: viewer.id,
    expiresAt,
    maxUses,
    uses: 0,
    isRevoked: false,
    createdAt: now,
  };
  await deps.invites.insert(link);
  return { kind: 'InviteLinkSuccess', link };
}

/** Ends a link; repeating it changes nothing. Refuses with `NotFound` or `NotAllowed` NOT_ADMIN. */
export async function revokeInviteLink(deps: InviteDeps, viewer: Viewer, linkId: string): Promise<LinkOutcome> {
  const link = isId(linkId) ? await deps.invites.find(linkId) : null;
  const view = link === null ? null : await readView(deps, viewer.id, link.conversationId);
  if (link === null || view === null || view.membership.status !== 'ACTIVE') return notFound();
  if (!isStaff(view.membership)) return adminsOnly();
  await deps.invites.revoke(linkId);
  return { kind: 'InviteLinkSuccess', link: { ...link, isRevoked: true } };
}

/** What a link leads to, for anybody who has it; null when it does not work. */
export async function previewInvite(deps: InviteDeps, code: string): Promise<Conversation | null> {
  const link = await deps.invites.findByCode(code);
  return link === null || !works(link, deps.clock.now()) ? null : deps.conversations.find(link.conversationId);
}

/**
 * The viewer joins by a link, or asks to be let in. Who is in already stays so. Refuses with `NotFound` (a link that does not work) or `NotAllowed`
 * TOO_MANY_GROUPS.
 */
export async function joinByInvite(deps: InviteDeps, viewer: Viewer, code: string): Promise<JoinOutcome> {
  const link = await deps.invites.findByCode(code);
  if (link === null || !works(link, deps.clock.now())) return notFound();
  const { conversationId } = link;
  return orRefusal(
    deps.queue.run(conversationId, () =>
      deps.transact(async (tx): Promise<JoinOutcome> => {
        const conversation = await deps.conversations.find(conversationId, tx);
        if (conversation === null) throw new RefusedError(notFound());
        const membership = await deps.members.find(conversationId, viewer.id, tx);
        if (membership?.status === 'ACTIVE') return { kind: 'ConversationSuccess', conversationId };
        const at = deps.clock.now();
        if (conversation.joinApproval && membership?.status !== 'INVITED') {
          const isNew = await deps.joinRequests.insertIfAbsent(
            { conversationId, userId: viewer.id, linkId: link.id, createdAt: at },
            tx,
          );
          if (!isNew) return { kind: 'JoinRequested', title: conversation.title ?? '' };
          if (!(await deps.invites.use(link.id, at, tx))) throw new RefusedError(notFound());
          await deps.conversations.change(conversationId, {}, at, tx);
          await deps.outbox.append([ConversationChanged({ conversationId })], tx);
          return { kind: 'JoinRequested', title: conversation.title ?? '' };
        }
        if (!(await deps.invites.use(link.id, at, tx))) throw new RefusedError(notFound());
        const newcomer = { userId: viewer.id, isInvited: false };
        await admitMembers(deps, conversation, [newcomer], { actorId: viewer.id, event: 'member_joined' }, at, tx);
        return { kind: 'ConversationSuccess', conversationId };
      }),
    ),
  );
}

/** Lets somebody in who asked, or not. Refuses with `NotFound` (nobody waits) or `NotAllowed` NOT_A_GROUP, NOT_ADMIN, TOO_MANY_GROUPS. */
export async function decideJoinRequest(
  deps: InviteDeps,
  viewer: Viewer,
  conversationId: string,
  userId: string,
  accept: boolean,
): Promise<ConversationOutcome> {
  return changeGroup(deps, viewer, conversationId, { staffOnly: true }, async ({ conversation }, tx) => {
    if (!isId(userId) || !(await deps.joinRequests.remove(conversationId, userId, tx))) throw new RefusedError(notFound());
    const at = deps.clock.now();
    const isMember = (await deps.members.find(conversationId, userId, tx))?.status === 'ACTIVE';
    if (accept && !isMember) {
      const newcomer = { userId, isInvited: false };
      await admitMembers(deps, conversation, [newcomer], { actorId: viewer.id, event: 'member_joined' }, at, tx);
    } else await deps.conversations.change(conversationId, {}, at, tx);
    await deps.outbox.append([ConversationChanged({ conversationId })], tx);
  });
}

/** Who waits to be let in, longest first; nobody for those who may not decide. */
export async function listJoinRequests(deps: InviteDeps, view: ConversationView, limit: number): Promise<readonly string[]> {
  return maySeeDoor(view) ? deps.joinRequests.list(view.conversation.id, limit) : [];
}

/** Live links, newest first; none for those who may not make any. */
export async function listInviteLinks(deps: InviteDeps, view: ConversationView): Promise<readonly InviteLink[]> {
  return maySeeDoor(view) ? deps.invites.listLive(view.conversation.id, deps.clock.now(), MAX_INVITE_LINKS) : [];
}

function maySeeDoor({ conversation, membership }: ConversationView): boolean {
  return conversation.type === 'GROUP' && membership.status === 'ACTIVE' && isStaff(membership);
}

function works(link: InviteLink, now: Date): boolean {
  const isSpent = link.maxUses !== null && link.uses >= link.maxUses;
  return !link.isRevoked && !isSpent && (link.expiresAt === null || link.expiresAt > now);
}
