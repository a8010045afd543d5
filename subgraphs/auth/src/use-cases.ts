import { SUBGRAPH_NAMES } from '@app/subgraph';
import type { AllDeps } from './adapters.ts';
import type { ViewerRef } from './domain/account.ts';
import { changeUsername, confirmEmailChange, requestEmailChange } from './domain/account-changes.ts';
import { listAccounts, listAttempts, listAudit } from './domain/admin-lists.ts';
import { changeRole, lockAccount, unlockAccount } from './domain/administration.ts';
import { changePassword } from './domain/change-password.ts';
import { completeTwoFactor } from './domain/complete-two-factor.ts';
import { collectExport, collectOpenExports, requestDataExport } from './domain/data-export.ts';
import { logOut, logOutEverywhere, revokeSession } from './domain/end-sessions.ts';
import { completeExternalLogin, linkExternalLogin, startExternalLogin, unlinkExternalLogin } from './domain/external-login.ts';
import { cancelAccountDeletion, deactivateAccount, deleteDueAccounts, requestAccountDeletion } from './domain/lifecycle.ts';
import { logIn } from './domain/log-in.ts';
import { maintain } from './domain/maintenance.ts';
import {
  finishPasskeyLogin,
  finishPasskeyRegistration,
  removePasskey,
  startPasskeyLogin,
  startPasskeyRegistration,
} from './domain/passkeys.ts';
import { refreshSession } from './domain/refresh-session.ts';
import { register } from './domain/register.ts';
import { requestPasswordReset, resetPassword } from './domain/reset-password.ts';
import { publishSessions, readSessionState } from './domain/sessions.ts';
import { stepUp } from './domain/step-up.ts';
import { confirmTwoFactorSetup, disableTwoFactor, regenerateRecoveryCodes, startTwoFactorSetup } from './domain/two-factor.ts';
import { resendVerification, verifyEmail } from './domain/verify-email.ts';
import { mailAlert, mailDataExport, mailPasswordReset, mailVerification, writeRequestedMail } from './domain/write-mails.ts';
import type { PostgresDomain } from './postgres-domain.ts';
import { countRecoveryCodes, listExternalLogins, listPasskeys } from './store/credential-reads.ts';
import { listLiveSessions } from './store/session-store.ts';

/** The use cases with what they stand on. A list, and so longer than a function should be. */
export function bindUseCases(deps: AllDeps, { db }: PostgresDomain) {
  const bound =
    <Args extends unknown[], Result>(useCase: (deps: AllDeps, ...args: Args) => Result) =>
    (...args: Args): Result =>
      useCase(deps, ...args);
  const { clock } = deps;
  return {
    register: bound(register),
    verifyEmail: bound(verifyEmail),
    resendVerification: bound(resendVerification),
    logIn: bound(logIn),
    completeTwoFactor: bound(completeTwoFactor),
    refreshSession: bound(refreshSession),
    logOut: bound(logOut),
    logOutEverywhere: bound(logOutEverywhere),
    revokeSession: bound(revokeSession),
    stepUp: bound(stepUp),
    changePassword: bound(changePassword),
    requestPasswordReset: bound(requestPasswordReset),
    resetPassword: bound(resetPassword),
    changeUsername: bound(changeUsername),
    requestEmailChange: bound(requestEmailChange),
    confirmEmailChange: bound(confirmEmailChange),
    startTwoFactorSetup: bound(startTwoFactorSetup),
    confirmTwoFactorSetup: bound(confirmTwoFactorSetup),
    disableTwoFactor: bound(disableTwoFactor),
    regenerateRecoveryCodes: bound(regenerateRecoveryCodes),
    startPasskeyRegistration: bound(startPasskeyRegistration),
    finishPasskeyRegistration: bound(finishPasskeyRegistration),
    startPasskeyLogin: bound(startPasskeyLogin),
    finishPasskeyLogin: bound(finishPasskeyLogin),
    removePasskey: bound(removePasskey),
    startExternalLogin: bound(startExternalLogin),
    completeExternalLogin: bound(completeExternalLogin),
    linkExternalLogin: bound(linkExternalLogin),
    unlinkExternalLogin: bound(unlinkExternalLogin),
    deactivateAccount: bound(deactivateAccount),
    requestAccountDeletion: bound(requestAccountDeletion),
    cancelAccountDeletion: bound(cancelAccountDeletion),
    requestDataExport: bound(requestDataExport),
    changeRole: bound(changeRole),
    lockAccount: bound(lockAccount),
    unlockAccount: bound(unlockAccount),
    listAccounts: bound(listAccounts),
    listAudit: bound(listAudit),
    listAttempts: bound(listAttempts),
    verifyAuditChain: async () => {
      const { isIntact, entries, firstBrokenId } = await deps.store.verifyAuditChain();
      return { intact: isIntact, entries, firstBrokenId };
    },

    readAccounts: (ids: readonly string[]) => deps.accounts.findByIds(ids, clock.now()),
    readPasskeys: (accountIds: readonly string[]) => listPasskeys(db, accountIds),
    readExternalLogins: (accountIds: readonly string[]) => listExternalLogins(db, accountIds),
    readRecoveryCodesLeft: (accountIds: readonly string[]) => countRecoveryCodes(db, accountIds),
    /** Live sessions, the one that asks first. */
    listSessions: async ({ id, sessionId }: ViewerRef) =>
      (await listLiveSessions(db, id, clock.now()))
        .map((session) => ({ ...session, isCurrent: session.id === sessionId }))
        .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
    readSessionState: bound(readSessionState),
    publishSessions: bound(publishSessions),

    writeRequestedMail: bound(writeRequestedMail),
    mailPasswordReset: bound(mailPasswordReset),
    mailVerification: bound(mailVerification),
    mailAlert: bound(mailAlert),
    mailDataExport: bound(mailDataExport),
    collectExport: bound(collectExport),

    maintain: bound(maintain),
    /** What follows by time: due deletions, exports that a domain could not answer yet. */
    sweep: async () => {
      await deleteDueAccounts(deps);
      await collectOpenExports(deps);
    },
    confirmErased: (userId: string, domain: string) =>
      deps.store.confirmDeletion({ userId, domain, domains: OTHER_DOMAINS, now: clock.now() }),
  };
}

/** Who must have erased a deleted user before the account's row may go. */
const OTHER_DOMAINS = SUBGRAPH_NAMES.filter((name) => name !== 'auth');
