/** A file made to do harm. */
export interface HostileFile {
  readonly name: string;
  readonly kind: 'IMAGE' | 'GIF' | 'VIDEO' | 'AUDIO' | 'FILE';
  readonly contentType: string;
  readonly bytes: Buffer;
  /** What is made of it may be served: the harm is gone by then. */
  readonly harmless?: boolean;
}

/** What hostile files are after: a server that must not be called, a file that must not be read. */
export interface Bait {
  readonly url: string;
  readonly canary: { readonly path: string; readonly text: string };
}

/** Every character one byte. */
export function text(characters: string): Buffer {
  return Buffer.from(characters, 'latin1');
}
