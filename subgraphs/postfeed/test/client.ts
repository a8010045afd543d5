import type { Data } from '@app/testkit';
import type { Asker, Postfeed } from './support.ts';

const REFUSALS =
  '... on InvalidInput { problems { field code } } ... on NotAllowed { reason } ... on Conflict { reason } ... on NotFound { message }';
const STATS = 'stats { reactions byReaction { type count } comments shares views }';
/** What most tests look at. */
export const POST = `id text author { id } visibility hashtags revision ${STATS} viewerReaction viewerHasBookmarked viewerHasShared
  original { __typename ... on Post { id text } ... on UnavailablePost { reason } } createdAt editedAt`;
export const COMMENT = `id text author { id } parentId depth state ${STATS} viewerReaction`;

const POSTS = `nodes { ${POST} } edges { cursor highlights } pageInfo { hasNextPage endCursor }`;
const COMMENTS = `nodes { ${COMMENT} } pageInfo { hasNextPage endCursor } totalCount`;

/** One person's client (null: an anonymous one): the operations that most tests need. */
export class FeedClient {
  readonly id: string;
  readonly #feed: Postfeed;
  readonly #asker: Asker;

  constructor(feed: Postfeed, asker: Asker = feed.neighbours.add()) {
    this.#feed = feed;
    this.#asker = asker;
    this.id = typeof asker === 'string' ? asker : (asker?.id ?? '');
  }

  run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.#feed.run(this.#asker, query, variables);
  }

  faults(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
    return this.#feed.faults(this.#asker, query, variables);
  }

  live(query: string, variables: Record<string, unknown> = {}) {
    return this.#feed.live(this.#asker, query, variables);
  }

  follow(other: FeedClient, on = true): Promise<void> {
    return this.#feed.neighbours.follow(this.id, other.id, on);
  }

  async create(input: string | Record<string, unknown>): Promise<Data> {
    const variables = { input: typeof input === 'string' ? { text: input } : input };
    const query = `mutation ($input: CreatePostInput!) { createPost(input: $input) { __typename
      ... on PostSuccess { post { ${POST} } } ... on ScheduledSuccess { draft { id publishAt } } ${REFUSALS} } }`;
    return (await this.run(query, variables)).createPost;
  }

  /** Publishes a post that must go out. */
  async say(input: string | Record<string, unknown>): Promise<Data> {
    const created = await this.create(input);
    if (created.__typename !== 'PostSuccess') throw new Error(JSON.stringify(created));
    return created.post;
  }

  async change(
    field: string,
    args: string,
    variables: Record<string, unknown>,
    success = `... on PostSuccess { post { ${POST} } }`,
  ) {
    const { [field]: outcome } = await this.run(
      `mutation (${variablesOf(args)}) { ${field}(${argumentsOf(args)}) { __typename ${success} ${refusalsOf(field)} } }`,
      variables,
    );
    return outcome;
  }

  edit(input: Record<string, unknown>): Promise<Data> {
    return this.change('editPost', 'input: EditPostInput!', { input });
  }

  delete(postId: string): Promise<Data> {
    return this.change('deletePost', 'postId: ID!', { postId }, '... on DeleteSuccess { deletedId }');
  }

  async post(id: string): Promise<Data> {
    return (await this.run(`query ($id: ID!) { post(id: $id) { ${POST} } }`, { id })).post;
  }

  async home(args: Record<string, unknown> = {}): Promise<Data> {
    const query = `query ($mode: FeedMode, $first: Int, $after: String) { viewer { homeFeed(mode: $mode, first: $first, after: $after) {
      edges { cursor reason score scoreParts { name value } } ${POSTS.replace('edges { cursor highlights }', '')} liveCursor } } }`;
    return (await this.run(query, args)).viewer.homeFeed;
  }

  async timeline(userId: string, args: Record<string, unknown> = {}): Promise<Data> {
    const query = `query ($refs: [_Any!]!, $section: TimelineSection, $first: Int, $after: String) {
      _entities(representations: $refs) { ... on User { posts(section: $section, first: $first, after: $after) { ${POSTS} } pinnedPost { id } } } }`;
    return (await this.run(query, { refs: [{ __typename: 'User', id: userId }], ...args }))._entities[0];
  }

  async comment(subjectId: string, fields: string | Record<string, unknown>): Promise<Data> {
    const input = { subjectId, ...(typeof fields === 'string' ? { text: fields } : fields) };
    return this.change(
      'createComment',
      'input: CreateCommentInput!',
      { input },
      `... on CommentSuccess { comment { ${COMMENT} } }`,
    );
  }

  /** Comments, which must succeed; answers the comment. */
  async reply(subjectId: string, fields: string | Record<string, unknown>): Promise<Data> {
    const outcome = await this.comment(subjectId, fields);
    if (outcome.__typename !== 'CommentSuccess') throw new Error(JSON.stringify(outcome));
    return outcome.comment;
  }

  async thread(postId: string, args: Record<string, unknown> = {}): Promise<Data> {
    const query = `query ($id: ID!, $sort: CommentSort, $flat: Boolean, $first: Int, $after: String) {
      post(id: $id) { comments(sort: $sort, flat: $flat, first: $first, after: $after) { ${COMMENTS} } } }`;
    return (await this.run(query, { id: postId, ...args })).post?.comments ?? null;
  }

  react(subjectId: string, type: string): Promise<Data> {
    const success = `... on ReactionSuccess { subjectId viewerReaction ${STATS} }`;
    return this.change('react', 'input: ReactInput!', { input: { subjectId, type } }, success);
  }

  unreact(subjectId: string): Promise<Data> {
    return this.change('unreact', 'subjectId: ID!', { subjectId }, `... on ReactionSuccess { viewerReaction ${STATS} }`);
  }

  async search(query: string, args: Record<string, unknown> = {}): Promise<Data> {
    const text = `query ($query: String!, $filter: PostFilter, $sort: SearchSort, $first: Int, $after: String) {
      searchPosts(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) { ${POSTS} } }`;
    return (await this.run(text, { query, ...args })).searchPosts;
  }
}

/** Ids of the rows of a page, in order. */
export function ids(page: Data): string[] {
  return page.nodes.map((node: { id: string }) => node.id);
}

const variablesOf = (args: string) => args.replace(/(\w+):/g, '$$$1:');
const argumentsOf = (args: string) => [...args.matchAll(/(\w+):/g)].map(([, name]) => `${name}: $${name}`).join(', ');

/** Which refusals a mutation can have: fragments on others would not validate. */
function refusalsOf(field: string): string {
  const all = {
    i: '... on InvalidInput { problems { field code } }',
    n: '... on NotAllowed { reason }',
    c: '... on Conflict { reason }',
  };
  const which: Record<string, (keyof typeof all)[]> = {
    react: ['n'],
    unreact: ['n'],
    deletePost: ['n'],
    deleteComment: ['n'],
    removePost: ['n'],
    removeComment: ['n'],
    deleteDraft: ['n'],
    votePoll: ['i', 'n'],
    saveDraft: ['i'],
    muteThread: [],
  };
  return (which[field] ?? ['i', 'n', 'c']).map((key) => all[key]).join(' ');
}
