/** Says what is being done, how long it took, and stops at the first thing that is not as it should be. */
export class Steps {
  #count = 0;

  /** Runs one step; its result is handed on. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    this.#count += 1;
    try {
      const result = await work();
      console.log(`  ✓ ${String(this.#count).padStart(2)}  ${title.padEnd(78)} ${Math.round(performance.now() - startedAt)} ms`);
      return result;
    } catch (error) {
      console.log(`  ✗ ${String(this.#count).padStart(2)}  ${title}`);
      throw error;
    }
  }

  get count(): number {
    return this.#count;
  }
}

/** Throws, with what was found, unless `actual` is what the step expects. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}

/** Throws unless the condition holds. */
export function expectTrue(what: string, condition: boolean, found?: unknown): void {
  if (!condition) throw new Error(`${what}${found === undefined ? '' : `: found ${JSON.stringify(found)}`}`);
}
