import { defineEvent } from '@app/events/define';
import { ROLES } from '@app/kernel';
import { z } from 'zod';

const user = z.object({ userId: z.string() });
const byUser = {
  key: ({ userId }: { userId: string }) => userId,
  topics: ({ userId }: { userId: string }) => [`user:${userId}`],
};

/** Somebody registered; the e-mail is not verified yet. */
export const UserRegistered = defineEvent(
  'auth.user.registered.v1',
  user.extend({ username: z.string(), displayName: z.string(), language: z.string() }),
  byUser,
);
/** The e-mail was proven: the account may sign in. */
export const UserVerified = defineEvent('auth.user.verified.v1', user, byUser);
/** The handle changed; the old one is held for a while. */
export const UsernameChanged = defineEvent('auth.username.changed.v1', user.extend({ username: z.string() }), byUser);
/** The owner (or staff) took the account out of sight: to others it is absent. */
export const UserDeactivated = defineEvent('auth.user.deactivated.v1', user, byUser);
/** The account is back. */
export const UserReactivated = defineEvent('auth.user.reactivated.v1', user, byUser);
/** The owner asked for deletion, which follows after the grace time. */
export const UserDeletionRequested = defineEvent('auth.user.deletion-requested.v1', user, byUser);
/** The owner came back in time. */
export const UserDeletionCancelled = defineEvent('auth.user.deletion-cancelled.v1', user, byUser);
/** The grace time is over: every domain erases what it holds of this user. */
export const UserDeleted = defineEvent('auth.user.deleted.v1', user, byUser);
/** Sessions ended: their tokens are dead, their sockets close. */
export const SessionsRevoked = defineEvent('auth.session.revoked.v1', user.extend({ sessionIds: z.array(z.string()) }), {
  key: ({ userId }) => userId,
  topics: ({ userId, sessionIds }) => [`user:${userId}`, ...sessionIds.map((id) => `session:${id}`)],
});
/** Roles changed; scopes of live sessions follow. */
export const RolesChanged = defineEvent('auth.roles.changed.v1', user.extend({ roles: z.array(z.enum(ROLES)) }), byUser);
/** Something that the owner should know: a sign-in from a new device, a changed password, a lock, a reused refresh token. */
export const SecurityAlerted = defineEvent('auth.security.alerted.v1', user.extend({ kind: z.string() }), byUser);
/** The export that the user asked for can be fetched. */
export const DataExportReady = defineEvent('auth.data-export.ready.v1', user.extend({ url: z.string() }), byUser);

/** Mails that auth writes about an account. */
export const AUTH_MAILS = ['verify-email', 'account-exists', 'confirm-email-change', 'email-changed'] as const;
/** A mail is to be written; `tokenId` is the row of the link in it, null for a mail without one. Only auth itself listens. */
export const MailRequested = defineEvent(
  'auth.mail.requested.v1',
  user.extend({ mail: z.enum(AUTH_MAILS), tokenId: z.string().nullable() }),
  { key: ({ userId }) => userId },
);

/** Something asked for an address by somebody who has not proved to own it: the address is sealed, `key` stands for it. */
const addressRequest = z.object({ key: z.string(), sealed: z.string() });
const byAddress = { key: ({ key }: { key: string }) => key };
/** Somebody forgot a password. Only auth itself listens. */
export const PasswordResetRequested = defineEvent('auth.password-reset.requested.v1', addressRequest, byAddress);
/** Somebody wants the verification mail again. Only auth itself listens. */
export const VerificationRequested = defineEvent('auth.verification.requested.v1', addressRequest, byAddress);
/** A user asked for all their data. Only auth itself listens. */
export const DataExportRequested = defineEvent('auth.data-export.requested.v1', user.extend({ exportId: z.string() }), {
  key: ({ userId }) => userId,
});
