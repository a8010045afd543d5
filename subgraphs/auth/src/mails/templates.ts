import { type Language, type LocalizedText, text } from '@app/kernel';
import type { MailContent } from './layout.ts';

/** Mails of auth, as the development mailbox names them. */
export type MailTemplate =
  | 'verify-email'
  | 'account-exists'
  | 'reset-password'
  | 'confirm-email-change'
  | 'security-alert'
  | 'data-export';

/** What a template is filled with; what it does not use is null. */
export interface MailFacts {
  readonly username: string;
  /** Where the button leads; null: no button. */
  readonly url: string | null;
  readonly token: string | null;
  /** What a security alert is about. */
  readonly alert: string | null;
}

interface Template {
  readonly subject: LocalizedText;
  readonly paragraphs: readonly LocalizedText[];
  readonly action: LocalizedText | null;
}

const NOT_ME = text('If this was not you, you can ignore this mail.', '如果这不是您本人的操作，请忽略此邮件。');

const TEMPLATES: Readonly<Record<Exclude<MailTemplate, 'security-alert'>, Template>> = {
  'verify-email': {
    subject: text('Confirm your e-mail address', '验证您的邮箱'),
    paragraphs: [
      text(
        'Welcome! Confirm that this address is yours, and your account is ready.',
        '欢迎！请确认这是您的邮箱，即可开始使用账号。',
      ),
      NOT_ME,
    ],
    action: text('Confirm address', '验证邮箱'),
  },
  'account-exists': {
    subject: text('You have an account already', '您已有账号'),
    paragraphs: [
      text(
        'Somebody wanted to use this address for an account, but it has one already. Sign in, or reset your password if you forgot it.',
        '有人尝试使用此邮箱，但该邮箱已有账号。请直接登录；如忘记密码，可以重置。',
      ),
      NOT_ME,
    ],
    action: text('Sign in', '登录'),
  },
  'reset-password': {
    subject: text('Reset your password', '重置密码'),
    paragraphs: [
      text(
        'Choose a new password with this link. It works once, for a short time, and ends all sessions.',
        '请通过此链接设置新密码。链接仅可使用一次，短时间内有效，并会结束所有登录会话。',
      ),
      NOT_ME,
    ],
    action: text('Choose a new password', '设置新密码'),
  },
  'confirm-email-change': {
    subject: text('Confirm your new e-mail address', '确认新邮箱'),
    paragraphs: [
      text('Confirm that this is to be the address of your account from now on.', '请确认将此邮箱设为您账号的新邮箱。'),
      NOT_ME,
    ],
    action: text('Use this address', '使用此邮箱'),
  },
  'data-export': {
    subject: text('Your data are ready', '您的数据已准备就绪'),
    paragraphs: [
      text(
        'Everything that we hold about you is in one archive. The link is for you alone and works for a limited time.',
        '我们持有的您的所有数据已打包。链接仅供您本人在有限时间内使用。',
      ),
    ],
    action: text('Download the archive', '下载数据包'),
  },
};

const ALERTS: Readonly<Record<string, LocalizedText>> = {
  NEW_DEVICE: text('Somebody signed in to your account from a new device.', '您的账号在一台新设备上登录。'),
  PASSWORD_CHANGED: text('The password of your account was changed.', '您的账号密码已更改。'),
  EMAIL_CHANGED: text('The e-mail address of your account was changed.', '您的账号邮箱已更改。'),
  TWO_FACTOR_ENABLED: text('The second factor of your account was turned on.', '您的账号已开启两步验证。'),
  TWO_FACTOR_DISABLED: text('The second factor of your account was turned off.', '您的账号已关闭两步验证。'),
  PASSKEY_ADDED: text('A passkey was added to your account.', '您的账号添加了通行密钥。'),
  PASSKEY_REMOVED: text('A passkey was removed from your account.', '您的账号移除了通行密钥。'),
  EXTERNAL_LOGIN_LINKED: text('An external login was linked to your account.', '您的账号关联了第三方登录。'),
  EXTERNAL_LOGIN_UNLINKED: text('An external login was unlinked from your account.', '您的账号解除了第三方登录。'),
  LOCKOUT: text('Your account was locked for a while after too many wrong tries.', '由于多次尝试失败，您的账号已被暂时锁定。'),
  REFRESH_REUSED: text(
    'A session was ended because its token was used twice, as a thief would.',
    '检测到登录凭证被重复使用，相关会话已被结束。',
  ),
};
const ANY_ALERT = text('Something about the security of your account changed.', '您的账号安全设置发生了变化。');
const ACT = text(
  'If this was you, there is nothing to do. If not, reset your password at once.',
  '如果是您本人操作，请忽略；否则请立即重置密码。',
);
const WAY_BACK = text(
  'If this was not you, take the change back with this link; it works for a week.',
  '如果不是您本人操作，请在一周内通过此链接撤销更改。',
);
const FOOTER = text('This mail was sent by WeChat because it concerns your account.', '此邮件由 WeChat 发送，与您的账号有关。');

/** The text of a mail in one language. */
export function writeMail(template: MailTemplate, language: Language, facts: MailFacts): MailContent {
  const { subject, paragraphs, action } = template === 'security-alert' ? alertTemplate(facts) : TEMPLATES[template];
  return {
    subject: subject[language],
    greeting: text(`Hello ${facts.username},`, `${facts.username}，您好：`)[language],
    paragraphs: paragraphs.map((paragraph) => paragraph[language]),
    action: action !== null && facts.url !== null ? { label: action[language], url: facts.url } : null,
    code: facts.token,
    footer: FOOTER[language],
  };
}

function alertTemplate(facts: MailFacts): Template {
  const what = ALERTS[facts.alert ?? ''] ?? ANY_ALERT;
  return {
    subject: text('Security of your account', '账号安全提醒'),
    paragraphs: [what, facts.token === null ? ACT : WAY_BACK],
    action: facts.token === null ? null : text('Take the change back', '撤销更改'),
  };
}
