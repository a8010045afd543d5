import {
  DataExportReady,
  MailRequested,
  PasswordResetRequested,
  SecurityAlerted,
  VerificationRequested,
} from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { AuthApi } from '../wiring.ts';

/** Facts of auth that become mails. */
export function mailHandlers(api: AuthApi): readonly EventHandler[] {
  return [
    on(MailRequested, ({ data }) => api.writeRequestedMail(data)),
    on(PasswordResetRequested, ({ data }) => api.mailPasswordReset(data.sealed)),
    on(VerificationRequested, ({ data }) => api.mailVerification(data.sealed)),
    on(SecurityAlerted, ({ data }) => api.mailAlert(data)),
    on(DataExportReady, ({ data }) => api.mailDataExport(data)),
  ];
}
