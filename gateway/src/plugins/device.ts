import { rootFieldsOf } from '../operations/operation.ts';
import type { OperationCheck } from '../operations/scope.ts';
import { deviceCookie, newDeviceId } from '../viewer/client.ts';

/** Operations that may sign somebody in; only they make a device known. */
const SIGN_IN_FIELDS = new Set(['logIn', 'completeTwoFactor', 'finishPasskeyLogin', 'completeExternalLogin', 'verifyEmail']);

/** Gives a device without a cookie its id when somebody signs in on it, and sends the cookie along. Only HTTP can set one. */
export function deviceCheck(publicUrl: string): OperationCheck {
  return (operation, scope) => {
    if (scope.door !== 'http' || operation.definition.operation !== 'mutation') return;
    if (!rootFieldsOf(operation).some((field) => SIGN_IN_FIELDS.has(field))) return;
    const { client } = scope.identity;
    const deviceId = client.deviceId ?? newDeviceId();
    scope.identity = { ...scope.identity, client: { ...client, deviceId } };
    scope.setCookie = deviceCookie(deviceId, publicUrl);
  };
}
