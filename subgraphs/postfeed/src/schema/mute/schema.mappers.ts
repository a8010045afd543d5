import type { MutedWord } from '../../domain/ports.ts';

export type MutedWordMapper = MutedWord;
