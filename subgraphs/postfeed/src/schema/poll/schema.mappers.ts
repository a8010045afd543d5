import type { PollPost } from '../../domain/vote-poll.ts';

/** A poll is a part of its post. */
export type PollMapper = PollPost;
