import { type LocalizedText, type NotAllowed, notAllowed, text } from '@app/kernel';

/** The same for an unknown name, a wrong password, a wrong code and a locked account. */
export interface InvalidCredentials {
  readonly kind: 'InvalidCredentials';
  readonly message: LocalizedText;
}

/** One answer for everything that does not sign in. */
export function invalidCredentials(): InvalidCredentials {
  return {
    kind: 'InvalidCredentials',
    message: text('These credentials do not work. Check them, or try again later.', '登录信息无效，请检查后重试或稍后再试。'),
  };
}

/** Presence must be proved anew first (`stepUp`, or a fresh sign-in). */
export function stepUpRequired(): NotAllowed {
  return notAllowed('STEP_UP_REQUIRED', text('Confirm that it is you, then try again.', '请先验证身份，然后重试。'));
}

/** A mailed link that does not work: unknown, used, expired or replaced by a newer one. */
export function linkInvalid(): NotAllowed {
  return notAllowed('LINK_INVALID', text('This link does not work any more. Ask for a new one.', '该链接已失效，请重新获取。'));
}

/** The last way to sign in cannot be removed. */
export function lastCredential(): NotAllowed {
  return notAllowed(
    'LAST_CREDENTIAL',
    text('This is your last way to sign in. Add another one first.', '这是您最后的登录方式，请先添加其他方式。'),
  );
}
