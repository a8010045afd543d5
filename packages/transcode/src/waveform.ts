/** Bars in a waveform. */
export const WAVEFORM_PEAKS = 64;

/** Rate at which the meter is fed, in samples a second, one channel, signed 16 bits. */
export const METER_HZ = 8_000;
const SAMPLES_PER_BIN = METER_HZ / 100;

/** Takes sound as it is decoded and keeps its loudest sample per hundredth of a second: 4 MB for three hours. */
export class PeakMeter {
  #bins: number[] = [];
  #samples = 0;
  #peak = 0;
  #odd: number | null = null;

  /** Feeds little-endian 16-bit samples; a chunk may end in the middle of one. */
  feed(chunk: Buffer): void {
    let at = 0;
    if (this.#odd !== null && chunk.length > 0) {
      this.#take(((chunk[0] ?? 0) << 8) | this.#odd);
      this.#odd = null;
      at = 1;
    }
    for (; at + 1 < chunk.length; at += 2) this.#take(chunk.readUInt16LE(at));
    if (at < chunk.length) this.#odd = chunk[at] ?? 0;
  }

  /** Seconds fed so far. */
  get durationSec(): number {
    return this.#samples / METER_HZ;
  }

  /** `WAVEFORM_PEAKS` peaks from 0 (silence) to 1 (full scale), rounded to thousandths, evenly over the whole. */
  peaks(): number[] {
    const bins = this.#samples % SAMPLES_PER_BIN === 0 ? this.#bins : [...this.#bins, this.#peak];
    return Array.from({ length: WAVEFORM_PEAKS }, (_, index) => {
      const from = Math.floor((index * bins.length) / WAVEFORM_PEAKS);
      const to = Math.max(from + 1, Math.floor(((index + 1) * bins.length) / WAVEFORM_PEAKS));
      let peak = 0;
      for (let at = from; at < to && at < bins.length; at++) peak = Math.max(peak, bins[at] ?? 0);
      return Math.round((1000 * peak) / 32_768) / 1000;
    });
  }

  #take(word: number): void {
    const amplitude = word >= 0x8000 ? 0x10000 - word : word;
    if (amplitude > this.#peak) this.#peak = amplitude;
    this.#samples += 1;
    if (this.#samples % SAMPLES_PER_BIN !== 0) return;
    this.#bins.push(this.#peak);
    this.#peak = 0;
  }
}
