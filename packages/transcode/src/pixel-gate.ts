/**
 * Lets pictures be decoded side by side as long as all of them together have no more pixels than one alone may have: some formats are held as a
 * whole while they are decoded. First come, first served.
 */
export class PixelGate {
  readonly #max: number;
  #used = 0;
  readonly #waiting: { readonly pixels: number; readonly open: () => void }[] = [];

  constructor(maxPixels: number) {
    this.#max = maxPixels;
  }

  /** Does the work once there is room; a picture of more than the limit waits until it is alone. */
  async run<T>(pixels: number, work: () => Promise<T>): Promise<T> {
    const share = Math.min(pixels, this.#max);
    if (this.#waiting.length > 0 || this.#used + share > this.#max) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push({ pixels: share, open: resolve });
      await promise;
    } else this.#used += share;
    try {
      return await work();
    } finally {
      this.#used -= share;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && this.#used + next.pixels <= this.#max; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += next.pixels;
      next.open();
    }
  }
}
