import { ServiceUnavailableError } from '@app/kernel';
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../domain/ports.ts';

/** What a password hash costs. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
  /** Hashes at once; the others wait, so that logins can neither take all memory nor all cores. */
  readonly parallelHashes: number;
}

/** The length of the queue at which a further caller is better told to come back. */
const MAX_WAITING = 1_000;

/** Argon2id in the thread pool of libuv, off the event loop, with bounded parallelism. Passwords are NFKC-normalised, so that all keyboards type the same. */
export function createPasswordHasher(cost: PasswordCost): PasswordHasher {
  // `algorithm` is left out: Argon2id is the default, and the enum is a type only.
  const options: Options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1, outputLen: 32 };
  const slots = new Slots(cost.parallelHashes);
  // Made with the cost of today, so that checking a password against it takes as long as against a real hash.
  const decoy = hash('no account has this password', options);
  decoy.catch(() => undefined);
  return {
    hash: (password) => slots.run(() => hash(normal(password), options)),
    verify: (stored, password) => slots.run(async () => verify(stored, normal(password))),
    async verifyDecoy(password) {
      const stored = await decoy;
      await slots.run(async () => verify(stored, normal(password)));
    },
    isOutdated(stored) {
      const { memoryCost, timeCost } = parseOptions(stored);
      return memoryCost !== options.memoryCost || timeCost !== options.timeCost;
    },
  };
}

function normal(password: string): string {
  return password.normalize('NFKC');
}

/** Lets so many run at once, the others in order of arrival. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.length >= MAX_WAITING) throw new ServiceUnavailableError('auth');
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
