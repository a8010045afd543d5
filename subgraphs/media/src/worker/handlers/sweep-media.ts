import { SweepMedia } from '@app/contracts/jobs';
import { handlerOf } from '@app/jobs';
import { sweep } from '../../domain/sweep.ts';
import type { WorkerDeps } from '../work.ts';

/** Looks for abandoned work and expired uploads. */
export const sweepMedia = handlerOf<WorkerDeps>()(SweepMedia, ({ deps }) => sweep(deps.media));
