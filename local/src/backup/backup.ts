import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { assertSame, BackupError } from './counts.ts';
import { copyMedia, measureMedia, replaceMedia } from './media.ts';
import { countMongoDump, dumpMongo, isMongoEmpty, type MongoPlace, restoreMongo } from './mongo.ts';
import { countPostgresDump, PostgresSnapshot, restorePostgres } from './postgres.ts';

export { BackupError };

/** Where the data of one platform are. Redis is not among them: it holds no only copy of anything. */
export interface DataPlaces {
  readonly mongo: MongoPlace;
  /** A superuser's. */
  readonly postgresUrl: string;
  /** The folder of the disk store for media; it may be absent. */
  readonly mediaDir: string;
}

/** What a restore needs beside the places. */
export interface RestoreSteps {
  /** Brings all databases to their declarations: tables before rows come, validators and indexes after. */
  readonly setUp: () => Promise<void>;
  /** Empties Redis: caches, logs and queues of what was there before. */
  readonly forget: () => Promise<void>;
  /** Whether what is there may be lost. */
  readonly replace: boolean;
}

const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  postgres: z.object({
    counts: z.record(z.string(), z.number()),
    migrations: z.array(z.string()).readonly(),
    sequences: z.record(z.string(), z.string().nullable()),
  }),
  mongo: z.record(z.string(), z.number()),
  media: z.object({ files: z.number(), bytes: z.number() }),
});
/** What a backup holds; written last, so that a folder without it is none. */
export type Manifest = z.output<typeof manifestSchema>;

const FORMAT = 1;

/**
 * Writes everything into `folder`, which must be new or empty, while the platform runs. MongoDB is read as of one moment and PostgreSQL as
 * of one just after it, so that every account that a document names is there; media come last, so that every file that is named is there.
 */
export async function backUp(places: DataPlaces, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new BackupError(`${folder} is not empty.`);
  await using sql = await PostgresSnapshot.connect(places.postgresUrl);
  await mkdir(join(folder, 'mongo'));
  const mongo = await dumpMongo(places.mongo, join(folder, 'mongo'), () => sql.fix());
  const postgres = await sql.dump(join(folder, 'postgres'));
  const media = await copyMedia(places.mediaDir, join(folder, 'media'));
  const manifest: Manifest = { format: FORMAT, createdAt: new Date().toISOString(), postgres, mongo, media };
  const file = join(folder, 'manifest.json');
  await writeFile(`${file}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${file}.part`, file);
  return manifest;
}

/** Reads a backup to its end; throws `BackupError` unless it is finished, and holds what it says. */
export async function verify(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const found = async <T>(what: Promise<T>): Promise<T> =>
    what.catch((error: unknown) => {
      throw new BackupError(`${folder} is damaged: ${error instanceof Error ? error.message : error}`, { cause: error });
    });
  assertSame('PostgreSQL', manifest.postgres.counts, await found(countPostgresDump(join(folder, 'postgres'))));
  assertSame('MongoDB', manifest.mongo, await found(countMongoDump(join(folder, 'mongo'))));
  assertSame('Media', { ...manifest.media }, { ...(await found(measureMedia(join(folder, 'media')))) });
  return manifest;
}

/**
 * Puts a backup in the place of everything that is there; nothing may run on it. Throws `BackupError`, before anything is touched, when the
 * backup is not whole or there are data that may not be lost. One that breaks off is to be repeated.
 */
export async function restore(places: DataPlaces, folder: string, { setUp, forget, replace }: RestoreSteps): Promise<Manifest> {
  const manifest = await verify(folder);
  if (!replace && !(await isMongoEmpty(places.mongo))) throw new BackupError('There are data here already: nothing was changed.');
  await setUp();
  const { postgres } = manifest;
  assertSame('PostgreSQL', postgres.counts, await restorePostgres(places.postgresUrl, join(folder, 'postgres'), postgres));
  assertSame('MongoDB', manifest.mongo, await restoreMongo(places.mongo, join(folder, 'mongo')));
  await setUp();
  await replaceMedia(join(folder, 'media'), places.mediaDir);
  await forget();
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) throw new BackupError(`${folder} holds no finished backup.`);
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new BackupError(`${folder} holds a backup of another format.`);
  return parsed.data;
}
