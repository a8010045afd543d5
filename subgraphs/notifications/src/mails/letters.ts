import { type Language, type LocalizedText, languageOf, text } from '@app/kernel';
import type { Mail } from '@app/mail';
import type { NotificationLetter } from '../domain/deliver.ts';
import type { DigestLetter } from '../domain/digest.ts';
import { type Content, htmlOf, textOf } from './layout.ts';

/** Who a mail goes to. */
export interface Addressee {
  readonly email: string;
  readonly name: string;
}

const HELLO = (name: string) => text(`Hello ${name},`, `${name}，您好：`);
const OPEN = text('Open', '查看');
const WHY_NOTIFICATION = text(
  'You get this mail because you asked for mails about this kind of notification. You can change that in your settings.',
  '您开启了此类通知的邮件提醒，因此收到本邮件。可在设置中关闭。',
);
const WHY_DIGEST = text(
  'You get this mail once a week because you asked for it. You can change that in your settings.',
  '您订阅了每周摘要，因此收到本邮件。可在设置中取消。',
);

/** The mail of one notification: template `notification`. */
export function notificationMail({ language, wording, deepLink }: NotificationLetter, to: Addressee, appUrl: string): Mail {
  const spoken = languageOf(language);
  const url = pageOf(appUrl, deepLink);
  const content: Content = {
    subject: wording.title,
    lines: [HELLO(to.name)[spoken], wording.title, ...(wording.body === '' ? [] : [wording.body])],
    action: { label: OPEN[spoken], url },
    footer: WHY_NOTIFICATION[spoken],
  };
  return mailOf('notification', to, spoken, content, { title: wording.title, body: wording.body, deepLink, url });
}

/** The weekly mail: template `digest`. */
export function digestMail({ language, unread, titles }: DigestLetter, to: Addressee, appUrl: string): Mail {
  const spoken = languageOf(language);
  const url = pageOf(appUrl, 'wechat://notifications');
  const subject = digestSubject(unread)[spoken];
  const more = unread - titles.length;
  const rest: LocalizedText = text(`… and ${more} more.`, `……还有 ${more} 条。`);
  const content: Content = {
    subject,
    lines: [HELLO(to.name)[spoken], ...titles.map((title) => `• ${title}`), ...(more > 0 ? [rest[spoken]] : [])],
    action: { label: OPEN[spoken], url },
    footer: WHY_DIGEST[spoken],
  };
  return mailOf('digest', to, spoken, content, { unread: String(unread), url });
}

function digestSubject(unread: number): LocalizedText {
  return unread === 1
    ? text('Your week: 1 new notification', '本周摘要：1 条新通知')
    : text(`Your week: ${unread} new notifications`, `本周摘要：${unread} 条新通知`);
}

/** The page of the web client that shows what a link of the application shows. */
function pageOf(appUrl: string, deepLink: string): string {
  return new URL(deepLink.replace(/^wechat:\/\//, ''), `${appUrl.replace(/\/+$/, '')}/`).href;
}

function mailOf(
  template: string,
  to: Addressee,
  language: Language,
  content: Content,
  data: Readonly<Record<string, string>>,
): Mail {
  return { to: to.email, subject: content.subject, text: textOf(content), html: htmlOf(content, language), template, data };
}
