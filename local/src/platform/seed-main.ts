import { readFile } from 'node:fs/promises';
import { type Data, GraphqlClient, until } from '@app/testkit';
import { z } from 'zod';

// Demo data through the public API, as if people had come: they register, follow, post, comment, chat. A second run finds them there.
const environment = z.object({ GRAPHQL_URL: z.string(), ACCOUNTS_FILE: z.string() }).parse(process.env);
const accountsSchema = z.array(
  z.object({
    username: z.string(),
    email: z.string(),
    password: z.string(),
    displayName: z.string(),
    roles: z.array(z.string()),
  }),
);
type Account = z.output<typeof accountsSchema>[number];

const anonymous = new GraphqlClient(environment.GRAPHQL_URL);
const baseUrl = new URL('/', environment.GRAPHQL_URL);
const accounts = accountsSchema.parse(JSON.parse(await readFile(environment.ACCOUNTS_FILE, 'utf8')));
const people = accounts.filter(({ roles }) => roles.length === 1);

const first = people[0];
if (first !== undefined && (await logIn(first)) === null) await seed();

async function seed(): Promise<void> {
  const clients = new Map<string, GraphqlClient>();
  const ids = new Map<string, string>();
  for (const person of people) {
    await register(person);
    const signedIn = await logIn(person);
    if (signedIn === null) throw new Error(`${person.username} cannot sign in.`);
    clients.set(person.username, signedIn.client);
    ids.set(person.username, signedIn.id);
  }
  for (const [follower, client] of clients) {
    for (const [followee, id] of ids)
      if (followee !== follower) await client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id });
  }
  const posts = await writePosts(clients);
  await talkAbout(clients, posts);
  await chat(clients, ids);
  console.log(`demo data: ${people.length} people, ${posts.length} posts, a conversation`);
}

async function register({ email, username, password, displayName }: Account): Promise<void> {
  const language = /\p{Script=Han}/u.test(displayName) ? 'zh-CN' : 'en';
  await anonymous.run('mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    input: { email, username, password, displayName, language },
  });
  const token = await until(async () => {
    const response = await fetch(new URL(`/dev/mailbox?to=${encodeURIComponent(email)}`, baseUrl));
    const { mails }: Data = await response.json();
    return mails.find((mail: Data) => mail.template === 'verify-email')?.data.token;
  });
  await anonymous.run('mutation ($token: String!) { verifyEmail(input: { token: $token }) { __typename } }', { token });
}

async function logIn({ email, password }: Account): Promise<{ client: GraphqlClient; id: string } | null> {
  const { logIn: answer } = await anonymous.run(
    'mutation ($input: LogInInput!) { logIn(input: $input) { ... on TokensIssued { tokens { accessToken } viewer { id } } } }',
    { input: { name: email, password, device: 'demo data' } },
  );
  return answer.tokens ? { client: anonymous.as(answer.tokens.accessToken), id: answer.viewer.id } : null;
}

async function writePosts(clients: ReadonlyMap<string, GraphqlClient>): Promise<string[]> {
  const texts = [
    ['linxiaoyu', '今天的云像一条鲸鱼。 #天空 #随手拍'],
    ['sofia', 'First day at the new bakery. The smell alone is worth the early hours. #bread #morning'],
    ['kenji', '夜の京都は静かで、少し魔法みたい。 #京都 @sofia'],
    ['linxiaoyu', '周末一起去爬山吧！ @kenji #周末'],
    ['sofia', 'Does anybody know a good book about rivers? #books'],
  ] as const;
  const ids: string[] = [];
  for (const [author, text] of texts) {
    const { createPost } = await clientOf(clients, author).run(
      'mutation ($text: String!) { createPost(input: { text: $text }) { ... on PostSuccess { post { id } } } }',
      { text },
    );
    ids.push(createPost.post.id);
  }
  return ids;
}

async function talkAbout(
  clients: ReadonlyMap<string, GraphqlClient>,
  [sky = '', bread = '', kyoto = '']: readonly string[],
): Promise<void> {
  const comment = 'mutation ($id: ID!, $text: String!) { createComment(input: { subjectId: $id, text: $text }) { __typename } }';
  const react = 'mutation ($id: ID!, $type: ReactionType!) { react(input: { subjectId: $id, type: $type }) { __typename } }';
  await clientOf(clients, 'kenji').run(comment, { id: sky, text: '本当に鯨だ！' });
  await clientOf(clients, 'linxiaoyu').run(comment, { id: bread, text: '好想尝一口 🥐' });
  await clientOf(clients, 'sofia').run(react, { id: kyoto, type: 'WOW' });
  await clientOf(clients, 'kenji').run(react, { id: bread, type: 'LOVE' });
  await clientOf(clients, 'sofia').run(react, { id: sky, type: 'LIKE' });
}

async function chat(clients: ReadonlyMap<string, GraphqlClient>, ids: ReadonlyMap<string, string>): Promise<void> {
  const { openDirectConversation } = await clientOf(clients, 'sofia').run(
    'mutation ($id: ID!) { openDirectConversation(userId: $id) { ... on ConversationSuccess { conversation { id } } } }',
    { id: ids.get('kenji') },
  );
  const conversationId: string = openDirectConversation.conversation.id;
  const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }';
  const lines = [
    ['sofia', 'Are you in Kyoto until Sunday?'],
    ['kenji', 'はい、日曜まで。 You should come!'],
    ['sofia', 'I will bring bread. 🥖'],
  ] as const;
  for (const [index, [author, text]] of lines.entries()) {
    await clientOf(clients, author).run(send, { input: { conversationId, clientMessageId: `demo-${index}`, text } });
  }
}

function clientOf(clients: ReadonlyMap<string, GraphqlClient>, username: string): GraphqlClient {
  const client = clients.get(username);
  if (client === undefined) throw new Error(`${username} is not signed in.`);
  return client;
}
