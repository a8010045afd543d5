/** Receives one line of progress, without a line end, meant for a person. */
export type Progress = (line: string) => void;

/** Prints each line to stderr after the seconds passed since this call, so that stdout stays free for results. */
export function progressOnStderr(): Progress {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    process.stderr.write(`${seconds}s  ${line}\n`);
  };
}

/** Runs slow work; says `line` before it, and again every `everyMs` while it lasts, so that nobody thinks it hangs. */
export async function saying<T>(progress: Progress, line: string, work: () => Promise<T>, everyMs = 5_000): Promise<T> {
  const startedAt = performance.now();
  progress(line);
  const timer = setInterval(() => progress(`${line} (${Math.round((performance.now() - startedAt) / 1000)} s)`), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
