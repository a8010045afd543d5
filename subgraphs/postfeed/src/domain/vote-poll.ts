import { PollEnded, PostStatsChanged } from '@app/contracts/events';
import {
  type FieldProblem,
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  notFound,
  problem,
  type Tx,
  text,
  type Viewer,
} from '@app/kernel';
import type { CoreDeps, VoteStore } from './ports.ts';
import type { Poll, Post } from './post.ts';
import { isVisible } from './post-rules.ts';
import { refusals } from './refusals.ts';
import { GroupCommit, type Serial } from './serial.ts';

export interface VotePollDeps extends CoreDeps {
  readonly votes: VoteStore;
  readonly voteWriter: VoteWriter;
}

/** One user's vote in one poll. */
interface Ballot {
  readonly post: PollPost;
  readonly userId: string;
  readonly optionIds: readonly string[];
}

/** Votes are written in groups, one group at a time for each poll. */
export type VoteWriter = GroupCommit<Ballot, 'COUNTED' | 'ALREADY_VOTED' | 'CLOSED'>;

export type VoteWriterDeps = Pick<CoreDeps, 'posts' | 'outbox' | 'transact' | 'clock'> & { readonly votes: VoteStore };

/** Makes the writer that all votes of this process go through. */
export function createVoteWriter(deps: VoteWriterDeps, serial: Serial): VoteWriter {
  return new GroupCommit(serial, (_pollId, ballots) => deps.transact((tx) => writeBallots(deps, ballots, tx)));
}

/** The vote counts; the caller reads the poll afresh. */
export interface Voted {
  readonly kind: 'PollSuccess';
  readonly postId: string;
}

/** A post that has a poll. */
export interface PollPost extends Post {
  readonly poll: Poll;
}

/** Whether a post has a poll. */
export function hasPoll(post: Post): post is PollPost {
  return post.poll !== null;
}

/**
 * The viewer votes, once and for all. Refuses with `NotFound`, unknown or too many options, `ALREADY_VOTED`, or `POLL_CLOSED` by the
 * server's clock.
 */
export async function votePoll(
  deps: VotePollDeps,
  viewer: Viewer,
  pollId: string,
  optionIds: readonly string[],
): Promise<Voted | InvalidInput | NotFound | NotAllowed> {
  const post = isId(pollId) ? await deps.posts.findById(pollId) : null;
  if (post === null || !hasPoll(post)) return notFound();
  const relations = await deps.relations(viewer.id, [post.userId]);
  if (!isVisible(post, viewer.id, relations.get(post.userId))) return notFound();
  if ((await deps.votes.votersAmong(post.id, [viewer.id])).length > 0) return refusals.alreadyVoted();
  if (isClosed(post.poll, deps.clock.now())) return refusals.pollClosed();
  const problems = optionProblems(post.poll, optionIds);
  if (problems.length > 0) return invalidInput(...problems);
  switch (await deps.voteWriter.submit(post.id, { post, userId: viewer.id, optionIds })) {
    case 'COUNTED':
      return { kind: 'PollSuccess', postId: post.id };
    case 'ALREADY_VOTED':
      return refusals.alreadyVoted();
    case 'CLOSED':
      return refusals.pollClosed();
  }
}

async function writeBallots(
  deps: VoteWriterDeps,
  ballots: readonly Ballot[],
  tx: Tx,
): Promise<('COUNTED' | 'ALREADY_VOTED' | 'CLOSED')[]> {
  const post = ballots[0]?.post;
  if (post === undefined) return [];
  const now = deps.clock.now();
  // Asked inside: of two racing votes of one user, the later one is tried again and then sees the earlier.
  const voted = new Set(
    await deps.votes.votersAmong(
      post.id,
      ballots.map((ballot) => ballot.userId),
      tx,
    ),
  );
  const fresh = ballots.filter(({ userId }) => !voted.has(userId) && voted.add(userId));
  const isOpen = fresh.length === 0 || (await deps.posts.addVotes(post.id, fresh, now, tx));
  if (isOpen && fresh.length > 0) {
    await deps.votes.insert(post.id, fresh, now, tx);
    await deps.outbox.append([PostStatsChanged({ postId: post.id, authorId: post.userId })], tx);
  }
  const counted = new Set(fresh);
  return ballots.map((ballot) => (!counted.has(ballot) ? 'ALREADY_VOTED' : isOpen ? 'COUNTED' : 'CLOSED'));
}

function optionProblems(poll: Poll, optionIds: readonly string[]): FieldProblem[] {
  if (optionIds.length === 0) return [problem('optionIds', 'TOO_FEW', text('Choose an answer.', '请选择一个选项。'))];
  if (optionIds.length > 1 && !poll.multiple)
    return [problem('optionIds', 'TOO_MANY', text('Only one answer can be chosen.', '只能选择一个选项。'))];
  return optionIds.flatMap((id, index) => {
    if (optionIds.indexOf(id) !== index)
      return [problem(`optionIds.${index}`, 'DUPLICATE', text('This was chosen already.', '选项重复。'))];
    return poll.options.some((option) => option.id === id)
      ? []
      : [problem(`optionIds.${index}`, 'UNKNOWN', text('There is no such answer.', '没有这个选项。'))];
  });
}

/** Whether a poll has closed, by the server's clock. */
export function isClosed(poll: Poll, now: Date): boolean {
  return poll.closesAt <= now;
}

/** Whether this viewer sees the results now. */
export function seesResults(post: PollPost, viewerId: string | null, hasVoted: boolean, now: Date): boolean {
  return !post.poll.hideResults || hasVoted || isClosed(post.poll, now) || viewerId === post.userId;
}

const POLLS_A_ROUND = 100;
/** An event carries at most so many voters; a poll with more ends in several events. */
const VOTERS_AN_EVENT = 1000;

/** Tells the end of polls that have closed, each once, with their voters. Answers how many. */
export async function tellEndedPolls(deps: VoteWriterDeps): Promise<number> {
  const ended = await deps.posts.listEndedPolls(deps.clock.now(), POLLS_A_ROUND);
  for (const post of ended) {
    const voters = await allVoters(deps, post.id);
    await deps.transact(async (tx) => {
      if (!(await deps.posts.markPollEndTold(post.id, tx))) return;
      const chunks = Array.from({ length: Math.max(1, Math.ceil(voters.length / VOTERS_AN_EVENT)) }, (_, index) =>
        voters.slice(index * VOTERS_AN_EVENT, (index + 1) * VOTERS_AN_EVENT),
      );
      await deps.outbox.append(
        chunks.map((voterIds) => PollEnded({ postId: post.id, authorId: post.userId, voterIds })),
        tx,
      );
    });
  }
  return ended.length;
}

async function allVoters(deps: Pick<VotePollDeps, 'votes'>, postId: string): Promise<string[]> {
  const voters: string[] = [];
  for (let after: string | null = null; ; after = voters.at(-1) ?? null) {
    const page: string[] = await deps.votes.listVoters(postId, after, VOTERS_AN_EVENT);
    voters.push(...page);
    if (page.length < VOTERS_AN_EVENT) return voters;
  }
}
