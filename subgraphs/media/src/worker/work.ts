import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessMedia } from '@app/contracts/jobs';
import { type JobContext, PermanentJobError } from '@app/jobs';
import { type MediaFile, matchesDeclared, PermanentMediaError, sniff, type Transcoder } from '@app/transcode';
import type { z } from 'zod';
import { derivedFolder, type Media, type MediaContent, originalPath } from '../domain/media.ts';
import type { MediaChanges, MediaDeps } from '../domain/ports.ts';
import { beginWork, failWork, finishWork, keepWork, recordWork, WorkLostError } from '../domain/work.ts';

/** What every handler receives. */
export interface WorkerDeps {
  readonly media: MediaDeps;
  readonly transcoder: Transcoder;
}

type WorkContext = JobContext<z.output<typeof ProcessMedia.input>, WorkerDeps>;

/** One try to process one upload. */
export interface Work {
  /** As the last record left it. */
  readonly media: Media;
  readonly source: MediaFile;
  readonly transcoder: Transcoder;
  /** Aborted when the try must end: time-out, cancellation, stop of the process, or another worker has it. */
  readonly signal: AbortSignal;
  /** Does a step in a fresh local folder, and stores what it has written; answers the step's result and the key below which its files are served. */
  store<T>(step: (folder: string) => Promise<T>): Promise<{ readonly key: string; readonly result: T }>;
  /** Records what a step has made, and publishes its folder. Throws `WorkLostError`. */
  record(changes: MediaChanges, key: string | null): Promise<void>;
  /** Tells how far the work is, 0 to 99; at most once a second. */
  progress(percent: number): void;
  /** Publishes everything at once. Throws `WorkLostError`. */
  finish(content: Partial<Omit<MediaContent, 'contentId' | 'keys'>>, key: string | null): Promise<void>;
}

const PROGRESS_EVERY_MS = 1_000;
/** Signs of life in the time after which work counts as abandoned. */
const SIGNS_OF_LIFE = 4;

/**
 * Makes one try: begins it, keeps it alive, and ends it well or with a visible reason. A file that can never work is FAILED at once; anything else is
 * thrown, to be tried again.
 */
export async function makeTry(context: WorkContext, steps: (work: Work) => Promise<void>): Promise<void> {
  const { input, deps, log } = context;
  const begun = await beginWork(deps.media, input.mediaId, input.version);
  if (begun === null) return log.info({ mediaId: input.mediaId }, 'nothing to do: the upload is gone, done or cancelled');
  const attempt = new Try(context, begun);
  try {
    await attempt.run(steps);
  } catch (error) {
    if (error instanceof WorkLostError || attempt.isLost) return log.info({ mediaId: begun.id }, 'another try has the upload');
    if (!(error instanceof PermanentMediaError)) throw error;
    log.info({ mediaId: begun.id, reason: error.reason, detail: error.detail }, 'the file cannot be processed');
    await failWork(deps.media, begun, error.reason);
  } finally {
    await attempt.end();
  }
}

class Try {
  readonly #deps: WorkerDeps;
  readonly #context: WorkContext;
  readonly #lost = new AbortController();
  readonly #signal: AbortSignal;
  readonly #heart: NodeJS.Timeout;
  #media: Media;
  #progressAt = 0;
  #telling: Promise<unknown> = Promise.resolve();

  constructor(context: WorkContext, media: Media) {
    this.#context = context;
    this.#deps = context.deps;
    this.#media = media;
    this.#signal = AbortSignal.any([context.signal, this.#lost.signal]);
    const everyMs = (this.#deps.media.rules.staleSec * 1000) / SIGNS_OF_LIFE;
    this.#heart = setInterval(() => void this.#beat(), everyMs);
  }

  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  async run(steps: (work: Work) => Promise<void>): Promise<void> {
    const { media: deps, transcoder } = this.#deps;
    const original = originalPath(this.#media.id);
    if ((await deps.store.sizeOf(original)) === null) throw new PermanentJobError('the uploaded bytes are gone');
    await using file = await deps.store.open(original, this.#signal);
    const source = { path: file.path, type: await realType(file.path, this.#media) };
    const attempt = this;
    await steps({
      get media() {
        return attempt.#media;
      },
      source,
      transcoder,
      signal: this.#signal,
      store: (step) => this.#store(step),
      record: (changes, key) => this.#record(changes, key),
      progress: (percent) => this.#progress(percent),
      finish: (content, key) => this.#finish(content, key),
    });
  }

  async end(): Promise<void> {
    clearInterval(this.#heart);
    await this.#telling;
  }

  async #beat(): Promise<void> {
    try {
      if (!(await keepWork(this.#deps.media, this.#media))) this.#lost.abort(new WorkLostError(this.#media.id));
    } catch (error) {
      // The store is away: what is recorded next will tell.
      this.#context.log.warn({ err: error }, 'a sign of life could not be given');
    }
  }

  async #store<T>(step: (folder: string) => Promise<T>): Promise<{ key: string; result: T }> {
    this.#signal.throwIfAborted();
    await using work = await this.#deps.media.store.workFolder();
    const folder = join(work.path, 'out');
    await mkdir(folder);
    const result = await step(folder);
    this.#signal.throwIfAborted();
    // Names of folders cannot be guessed, and one that is published never changes.
    const key = `k${randomBytes(6).toString('hex')}`;
    await this.#deps.media.store.putFolder(folder, `${derivedFolder(this.#media.id)}/${key}`);
    return { key, result };
  }

  async #record(changes: MediaChanges, key: string | null): Promise<void> {
    await this.#telling;
    const keys = key === null ? this.#media.keys : [...this.#media.keys, key];
    this.#media = await recordWork(this.#deps.media, this.#media, { ...changes, keys });
  }

  async #finish(content: Partial<Omit<MediaContent, 'contentId' | 'keys'>>, key: string | null): Promise<void> {
    await this.#telling;
    const { contentType, width, height, durationSec, blurhash, waveform, pageCount, files, video } = this.#media;
    const keys = key === null ? this.#media.keys : [...this.#media.keys, key];
    const whole = { contentType, width, height, durationSec, blurhash, waveform, pageCount, files, video, ...content, keys };
    this.#media = await finishWork(this.#deps.media, this.#media, whole);
    await this.#tidy();
  }

  /** Only what is served is kept. What a crash leaves here goes with the upload. */
  async #tidy(): Promise<void> {
    const { store } = this.#deps.media;
    await store.removeOthers(derivedFolder(this.#media.id), this.#media.keys);
    await store.remove(originalPath(this.#media.id));
  }

  #progress(percent: number): void {
    const now = performance.now();
    const whole = Math.min(99, Math.max(0, Math.floor(percent)));
    if (whole <= this.#media.progress || now - this.#progressAt < PROGRESS_EVERY_MS) return;
    this.#progressAt = now;
    this.#telling = this.#telling
      .then(() => recordWork(this.#deps.media, this.#media, { progress: whole }))
      .then((media) => {
        this.#media = media;
      })
      .catch((error: unknown) => {
        if (error instanceof WorkLostError) this.#lost.abort(error);
        else this.#context.log.warn({ err: error }, 'progress could not be told');
      });
  }
}

async function realType(path: string, media: Media): Promise<MediaFile['type']> {
  const sniffed = await sniff(path);
  if (sniffed.kind === 'refused') throw new PermanentMediaError(sniffed.reason);
  if (!matchesDeclared(media.kind, media.contentType, sniffed.type)) throw new PermanentMediaError('TYPE_MISMATCH', sniffed.type);
  return sniffed.type;
}
