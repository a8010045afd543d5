import type { Bucket } from '@google-cloud/storage';

/** Which bucket, and by whose rights. */
export interface GcsPlace {
  readonly bucket: string;
  /** Null: the account of the machine. */
  readonly keyFile: string | null;
  /** Of an emulator, which wants no credentials; null: the real service. */
  readonly apiEndpoint: string | null;
}

/** A bucket that is opened when it is first used: the library is large, and most processes need none. */
export function lazyBucket(place: GcsPlace): () => Promise<Bucket> {
  let opened: Promise<Bucket> | null = null;
  return () => {
    opened ??= open(place);
    return opened;
  };
}

async function open({ bucket, keyFile, apiEndpoint }: GcsPlace): Promise<Bucket> {
  const { Storage } = await import('@google-cloud/storage');
  const storage = new Storage({
    ...(keyFile === null ? {} : { keyFilename: keyFile }),
    ...(apiEndpoint === null ? {} : { apiEndpoint }),
  });
  return storage.bucket(bucket);
}

/** Whether the service has answered with this status. */
export function hasStatus(error: unknown, status: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && Number(error.code) === status;
}

/** The result of a call, or null when there is no such object. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}
