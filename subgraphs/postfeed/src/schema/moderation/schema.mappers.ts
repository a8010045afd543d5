import type { ModerationAction } from '../../domain/ports.ts';

export type ModerationActionMapper = ModerationAction;
