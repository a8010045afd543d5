/** Handles that nobody can take: they would pass for the platform or its staff, for everyone, or for a path or a keyword. Folded. */
export const RESERVED_HANDLES: ReadonlySet<string> = new Set(
  `
  about abuse access account accounts admin administration administrator administrators admins advertising all anonymous answer api
  app apps archive assets audit auth authentication authorize avatar billing blog bot bots business careers cdn channel channels chat
  client comment comments community config contact contacts copyright create dashboard default delete deleted developer developers
  dev discover dns docs download edit email error everybody everyone everywhere example explore export false faq favorites feed feedback
  feeds files following followers forgot forum friends gateway graphql group groups guest health help helpdesk here home hostmaster
  hashtag host http https image images imap index info inbox install invite jobs join legal live local localhost log login logout mail mailer
  mailerdaemon maintenance manager media member members mention message messages messenger metrics mobile moderation moderator moderators
  mods myself news nobody none noreply notification notifications notify ns1 ns2 null oauth official officials operator owner page
  password pay payment payments ping policy pop3 popular post postmaster posts premium press privacy profile profiles public push
  reset resetpassword root rss safety sales search secure security self service services session sessions settings setup share shop
  shorts sign signin signout signup site sitemap smtp ssl staff stage staging static statistics stats status store stories story
  subscribe suggestions superuser support suspended sysadmin sysop system tag tags team terms test.admin this trending true trust
  undefined unknown unsubscribe update upload uploads usenet user username users uucp verified verify video videos void web webmaster
  wechat wechat.official wechatofficial wechatsupport wechatteam weixin websocket www you yourself
  `
    .trim()
    .split(/\s+/),
);
