import type { Draft } from '../../domain/ports.ts';

export type DraftMapper = Draft;
