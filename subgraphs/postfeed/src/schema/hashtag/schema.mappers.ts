import type { Hashtag } from '../../domain/ports.ts';

export type HashtagMapper = Hashtag;
