/**
 * Holds back mergeable items for up to `holdMs`, so that many of them shortly after each other come as one: the newest. Others pass at
 * once, after the one that is held; the order never changes. Ends with the source.
 */
export async function* coalesce<T>(
  source: AsyncGenerator<T>,
  isMergeable: (item: T) => boolean,
  holdMs: number,
): AsyncGenerator<T> {
  let held: { readonly item: T } | null = null;
  let timer: { readonly fired: Promise<'FIRED'>; clear(): void } | null = null;
  let coming = ask(source);
  try {
    while (true) {
      const next: IteratorResult<T> | 'FIRED' = await (timer === null ? coming : Promise.race([coming, timer.fired]));
      if (next === 'FIRED' || next.done === true || !isMergeable(next.value)) {
        timer?.clear();
        timer = null;
        if (held !== null) {
          const { item }: { readonly item: T } = held;
          held = null;
          yield item;
        }
        if (next === 'FIRED') continue;
        if (next.done === true) return;
        coming = ask(source);
        yield next.value;
        continue;
      }
      held = { item: next.value };
      timer ??= startTimer(holdMs);
      coming = ask(source);
    }
  } finally {
    timer?.clear();
    await source.return(undefined);
  }
}

function ask<T>(source: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const coming = source.next();
  // Whoever awaits it sees the failure; while an item is handed over nobody does.
  coming.catch(() => undefined);
  return coming;
}

function startTimer(ms: number): { fired: Promise<'FIRED'>; clear(): void } {
  const { promise, resolve } = Promise.withResolvers<'FIRED'>();
  const handle = setTimeout(() => resolve('FIRED'), ms);
  return { fired: promise, clear: () => clearTimeout(handle) };
}
