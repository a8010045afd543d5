import type { Language } from '@app/kernel';
import type { Notification, NotificationType } from './notification.ts';

/** What a notification says. */
export interface Wording {
  readonly title: string;
  readonly body: string;
}

/** What the words are made of. */
interface Parts {
  /** "A", "A and B", "A and 5 others". */
  readonly who: string;
  readonly args: Readonly<Record<string, string>>;
}

type Template = (parts: Parts) => Wording;
type Templates = Readonly<Record<NotificationType, Template>>;

const plain =
  (title: (who: string) => string, body: (args: Parts['args']) => string = () => ''): Template =>
  ({ who, args }) => ({ title: title(who), body: body(args) });
const named = (args: Parts['args']): string => args.title ?? '';

const ENGLISH: Templates = {
  FOLLOW: plain((who) => `${who} followed you`),
  UNFOLLOW: plain((who) => `${who} no longer follows you`),
  FOLLOW_REQUEST: plain((who) => `${who} asked to follow you`),
  FOLLOW_ACCEPTED: plain((who) => `${who} accepted your request to follow`),
  POST_LIKE: plain((who) => `${who} liked your post`),
  POST_COMMENT: plain((who) => `${who} commented on your post`),
  POST_SHARE: plain((who) => `${who} shared your post`),
  POST_MENTION: plain((who) => `${who} mentioned you in a post`),
  COMMENT_LIKE: plain((who) => `${who} liked your comment`),
  COMMENT_REPLY: plain((who) => `${who} replied to your comment`),
  COMMENT_MENTION: plain((who) => `${who} mentioned you in a comment`),
  VIDEO_LIKE: plain((who) => `${who} liked your video`),
  VIDEO_COMMENT: plain((who) => `${who} commented on your video`),
  VIDEO_SHARE: plain((who) => `${who} shared your video`),
  VIDEO_PROCESSED: plain(() => 'Your video is ready!', named),
  VIDEO_FAILED: plain(
    () => 'Your video could not be processed',
    ({ reason = '' }) => FAILURES_ENGLISH[reason] ?? 'Something went wrong. You can try again.',
  ),
  VIDEO_PUBLISHED: plain((who) => `${who} published a video`, named),
  MESSAGE: plain((who) => `New messages from ${who}`),
  MESSAGE_MENTION: plain((who) => `${who} mentioned you in a message`),
  MESSAGE_REQUEST: plain((who) => `${who} wants to send you a message`),
  GROUP_INVITE: ({ who, args }) => ({ title: `${who} ${args.kind === 'added' ? 'added' : 'invited'} you to a group`, body: '' }),
  GROUP_MENTION: plain((who) => `${who} mentioned you in a group`),
  POLL_ENDED: plain(() => 'A poll has ended'),
  SECURITY_ALERT: plain(
    () => 'Security notice for your account',
    ({ kind = '' }) => SECURITY_ENGLISH[kind] ?? 'Your account had security-relevant activity.',
  ),
  DATA_EXPORT: plain(
    () => 'Your data export is ready',
    () => 'The link is valid for 24 hours.',
  ),
  SYSTEM: plain(
    () => 'A note from the platform',
    ({ kind = '' }) => SYSTEM_ENGLISH[kind] ?? '',
  ),
};

const CHINESE: Templates = {
  FOLLOW: plain((who) => `${who}关注了你`),
  UNFOLLOW: plain((who) => `${who}不再关注你`),
  FOLLOW_REQUEST: plain((who) => `${who}请求关注你`),
  FOLLOW_ACCEPTED: plain((who) => `${who}通过了你的关注请求`),
  POST_LIKE: plain((who) => `${who}赞了你的动态`),
  POST_COMMENT: plain((who) => `${who}评论了你的动态`),
  POST_SHARE: plain((who) => `${who}转发了你的动态`),
  POST_MENTION: plain((who) => `${who}在动态中提到了你`),
  COMMENT_LIKE: plain((who) => `${who}赞了你的评论`),
  COMMENT_REPLY: plain((who) => `${who}回复了你的评论`),
  COMMENT_MENTION: plain((who) => `${who}在评论中提到了你`),
  VIDEO_LIKE: plain((who) => `${who}赞了你的视频`),
  VIDEO_COMMENT: plain((who) => `${who}评论了你的视频`),
  VIDEO_SHARE: plain((who) => `${who}转发了你的视频`),
  VIDEO_PROCESSED: plain(() => '你的视频已准备就绪！', named),
  VIDEO_FAILED: plain(
    () => '你的视频处理失败',
    ({ reason = '' }) => FAILURES_CHINESE[reason] ?? '处理出错，可以重试。',
  ),
  VIDEO_PUBLISHED: plain((who) => `${who}发布了视频`, named),
  MESSAGE: plain((who) => `${who}发来新消息`),
  MESSAGE_MENTION: plain((who) => `${who}在消息中提到了你`),
  MESSAGE_REQUEST: plain((who) => `${who}想给你发消息`),
  GROUP_INVITE: ({ who, args }) => ({ title: args.kind === 'added' ? `${who}将你加入了群聊` : `${who}邀请你加入群聊`, body: '' }),
  GROUP_MENTION: plain((who) => `${who}在群聊中提到了你`),
  POLL_ENDED: plain(() => '投票已结束'),
  SECURITY_ALERT: plain(
    () => '账号安全提醒',
    ({ kind = '' }) => SECURITY_CHINESE[kind] ?? '你的账号有安全相关活动。',
  ),
  DATA_EXPORT: plain(
    () => '数据导出已就绪',
    () => '链接 24 小时内有效。',
  ),
  SYSTEM: plain(
    () => '平台通知',
    ({ kind = '' }) => SYSTEM_CHINESE[kind] ?? '',
  ),
};

const SECURITY_ENGLISH: Readonly<Record<string, string>> = {
  NEW_DEVICE: 'Somebody signed in from a new device.',
  PASSWORD_CHANGED: 'Your password was changed.',
  EMAIL_CHANGED: 'Your e-mail address was changed.',
  TWO_FACTOR_ENABLED: 'Two-factor authentication was switched on.',
  TWO_FACTOR_DISABLED: 'Two-factor authentication was switched off.',
  PASSKEY_ADDED: 'A passkey was added.',
  PASSKEY_REMOVED: 'A passkey was removed.',
  EXTERNAL_LOGIN_LINKED: 'An external sign-in was linked.',
  EXTERNAL_LOGIN_UNLINKED: 'An external sign-in was unlinked.',
  LOCKOUT: 'Your account was locked for a while after wrong passwords.',
  REFRESH_REUSED: 'A used session token was presented again; that session was ended.',
};
const SECURITY_CHINESE: Readonly<Record<string, string>> = {
  NEW_DEVICE: '有新设备登录。',
  PASSWORD_CHANGED: '密码已修改。',
  EMAIL_CHANGED: '邮箱已修改。',
  TWO_FACTOR_ENABLED: '两步验证已开启。',
  TWO_FACTOR_DISABLED: '两步验证已关闭。',
  PASSKEY_ADDED: '已添加通行密钥。',
  PASSKEY_REMOVED: '已移除通行密钥。',
  EXTERNAL_LOGIN_LINKED: '已绑定第三方登录。',
  EXTERNAL_LOGIN_UNLINKED: '已解绑第三方登录。',
  LOCKOUT: '因多次密码错误，账号已暂时锁定。',
  REFRESH_REUSED: '检测到会话令牌被重复使用，该会话已结束。',
};
const SYSTEM_ENGLISH: Readonly<Record<string, string>> = {
  'content-removed': 'A moderator removed something that you posted.',
  'content-restored': 'Something of yours that was removed is back.',
  'roles-changed': 'Your roles were changed.',
  verified: 'Your account is verified now.',
  unverified: 'Your account is no longer verified.',
};
const SYSTEM_CHINESE: Readonly<Record<string, string>> = {
  'content-removed': '你的一条内容被管理员移除。',
  'content-restored': '你的一条内容已恢复。',
  'roles-changed': '你的角色已变更。',
  verified: '你的账号已认证。',
  unverified: '你的账号认证已取消。',
};

const FAILURES_ENGLISH: Readonly<Record<string, string>> = {
  CORRUPT: 'The file is damaged.',
  EMPTY: 'The file is empty.',
  NO_VIDEO_STREAM: 'The file has no picture.',
  UNSUPPORTED_CODEC: 'Videos of this kind cannot be processed.',
  UNSUPPORTED_TYPE: 'Files of this kind cannot be processed.',
  TYPE_MISMATCH: 'The file is of another kind than it says.',
  TOO_LARGE: 'The file is too large.',
  TOO_LONG: 'The video is too long.',
  CANCELLED: 'It was cancelled.',
};
const FAILURES_CHINESE: Readonly<Record<string, string>> = {
  CORRUPT: '文件已损坏。',
  EMPTY: '文件为空。',
  NO_VIDEO_STREAM: '文件中没有画面。',
  UNSUPPORTED_CODEC: '不支持此编码的视频。',
  UNSUPPORTED_TYPE: '不支持此类文件。',
  TYPE_MISMATCH: '文件类型与声明不符。',
  TOO_LARGE: '文件过大。',
  TOO_LONG: '视频过长。',
  CANCELLED: '已取消。',
};

const GONE: Readonly<Record<Language, Wording>> = {
  en: { title: 'This is no longer available', body: '' },
  zh: { title: '该内容已不可用', body: '' },
};

/** Title and body in the receiver's language; generic once the subject is gone or no longer visible. `names` are those of the newest actors. */
export function wordingOf(
  notification: Notification,
  language: Language,
  names: readonly string[],
  isSubjectVisible: boolean,
): Wording {
  if (!isSubjectVisible) return GONE[language];
  const templates = language === 'zh' ? CHINESE : ENGLISH;
  return templates[notification.type]({ who: whoOf(language, names, notification.actorCount), args: notification.args });
}

function whoOf(language: Language, [first, second]: readonly string[], count: number): string {
  const isChinese = language === 'zh';
  if (first === undefined) return isChinese ? '有人' : 'Somebody';
  if (count <= 1) return isChinese ? `${first} ` : first;
  if (count === 2 && second !== undefined) return isChinese ? `${first} 和 ${second} ` : `${first} and ${second}`;
  if (isChinese) return `${first} 和其他 ${count - 1} 人`;
  return count === 2 ? `${first} and 1 other` : `${first} and ${count - 1} others`;
}

/** Where a tap leads, e.g. `wechat://posts/ID`. */
export function deepLinkOf({ type, subject, targetId, args }: Notification): string {
  if (subject === null)
    return type === 'SECURITY_ALERT'
      ? 'wechat://settings/security'
      : type === 'DATA_EXPORT'
        ? 'wechat://settings/export'
        : 'wechat://notifications';
  switch (subject.type) {
    case 'USER':
      return `wechat://users/${subject.id}`;
    case 'POST':
      return `wechat://posts/${subject.id}`;
    case 'VIDEO':
      return `wechat://videos/${subject.id}`;
    case 'COMMENT': {
      // A liked comment is the target itself; what it stands under is told beside it.
      const { rootId = targetId, rootType = type.startsWith('VIDEO') ? 'VIDEO' : 'POST' } = args;
      return `wechat://${rootType === 'VIDEO' ? 'videos' : 'posts'}/${rootId}?comment=${subject.id}`;
    }
    default:
      return `wechat://chats/${subject.id}`;
  }
}
