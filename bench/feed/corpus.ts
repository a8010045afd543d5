import { readFileSync } from 'node:fs';

/** Different hashtags that the texts use. */
const TAGS = 2_000;
const ENGLISH = ['today', 'coffee', 'release', 'football', 'music', 'travel', 'photo', 'design', 'market', 'weather'];

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts of real Chinese words as often as people write them, some English between, some with a hashtag. */
export class Corpus {
  readonly #random: () => number;
  readonly #words: readonly string[];
  /** Running sums of the counts: where a random point falls is the word. */
  readonly #sums: readonly number[];
  readonly #pairs: readonly string[];

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    const lines = readFileSync(new URL('./words.zh.txt', import.meta.url), 'utf8').split('\n');
    const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' '));
    this.#words = rows.map(([word]) => word ?? '');
    this.#pairs = this.#words.filter((word) => word.length === 2);
    let sum = 0;
    this.#sums = rows.map(([, count]) => {
      sum += Number(count);
      return sum;
    });
  }

  /** A post of 6 to 17 words; four of ten bear a hashtag. */
  post(): string {
    const body = this.sentence(6, 17);
    return this.#random() < 0.4 ? `${body} ${this.tag()}` : body;
  }

  /** `from` to `to` words with commas between and a stop at the end. */
  sentence(from: number, to: number): string {
    const length = from + Math.floor(this.#random() * (to - from + 1));
    let text = '';
    for (let index = 0; index < length; index++) {
      const isEnglish = this.#random() < 0.05;
      text += isEnglish ? ` ${ENGLISH[Math.floor(this.#random() * ENGLISH.length)]} ` : this.word();
      if (index < length - 1 && this.#random() < 0.15) text += '，';
    }
    return `${text}。`;
  }

  word(): string {
    const point = this.#random() * (this.#sums.at(-1) ?? 0);
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return this.#words[low] ?? '';
  }

  /** A hashtag with its sign: a few are in very many posts, most in few. */
  tag(): string {
    return `#${this.tagAt(Math.floor(TAGS * this.#random() ** 3))}`;
  }

  /** The hashtag of a rank, the most used first. */
  tagAt(rank: number): string {
    return this.#pairs[rank % this.#pairs.length] ?? '';
  }
}
