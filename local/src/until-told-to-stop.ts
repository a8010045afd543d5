/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP, or when the program that started us over a channel is gone,
 * with a word for it. Later signals do nothing: a Ctrl-C reaches us from the terminal and again through npm.
 */
export function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('the end of the program that started it'));
  });
}
