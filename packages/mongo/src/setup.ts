import type { Db, Document } from 'mongodb';
import { type CollectionDeclaration, indexOptions, validatorOf } from './collection.ts';

/** One difference between what is declared and what the database has. */
export interface SetupStep {
  readonly collection: string;
  readonly action: 'apply-migration' | 'create-collection' | 'set-validator' | 'create-index' | 'replace-index' | 'drop-index';
  readonly name: string;
  /** What a dry run tells beside it: what is there, and what should be. */
  readonly difference?: string;
}

/**
 * Brings a database to its declarations: collections, validators, indexes. Repeatable; a second run finds nothing to do.
 * With `dryRun` it only tells the steps. Indexes that are not declared are dropped.
 */
export async function setUpDatabase(
  db: Db,
  declarations: readonly CollectionDeclaration[],
  options: { dryRun?: boolean } = {},
): Promise<SetupStep[]> {
  const steps: SetupStep[] = [];
  const existing = new Map((await db.listCollections({}, { nameOnly: false }).toArray()).map((info) => [info.name, info]));
  for (const declaration of declarations) {
    const info = existing.get(declaration.name);
    const validator = validatorOf(declaration);
    if (info === undefined) {
      steps.push({ collection: declaration.name, action: 'create-collection', name: declaration.name });
      if (!options.dryRun)
        await db.createCollection(declaration.name, { validator, validationLevel: 'strict', validationAction: 'error' });
    } else if (!isEnforced(info.options, validator)) {
      const actual = { validationLevel: 'strict', validationAction: 'error', ...info.options };
      const declared = { validator, validationLevel: 'strict', validationAction: 'error' };
      const difference = differencesBetween(pickOf(actual), declared);
      steps.push({ collection: declaration.name, action: 'set-validator', name: declaration.name, difference });
      if (!options.dryRun)
        await db.command({ collMod: declaration.name, validator, validationLevel: 'strict', validationAction: 'error' });
    }
    steps.push(...(await setUpIndexes(db, declaration, info !== undefined, options.dryRun ?? false)));
  }
  return steps;
}

async function setUpIndexes(db: Db, declaration: CollectionDeclaration, exists: boolean, dryRun: boolean): Promise<SetupStep[]> {
  const steps: SetupStep[] = [];
  const collection = db.collection(declaration.name);
  const actual = exists ? new Map((await collection.indexes()).map((index) => [String(index.name), index])) : new Map();
  for (const name of actual.keys()) {
    if (name === '_id_' || declaration.indexes.some((index) => index.name === name)) continue;
    steps.push({ collection: declaration.name, action: 'drop-index', name, difference: wordsOf(actual.get(name)) });
    if (!dryRun) await collection.dropIndex(name);
  }
  for (const index of declaration.indexes) {
    const { key, options } = indexOptions(index);
    const present = actual.get(index.name);
    if (present !== undefined && fingerprint(present) === fingerprint({ key, ...options })) continue;
    steps.push({
      collection: declaration.name,
      action: present === undefined ? 'create-index' : 'replace-index',
      name: index.name,
      difference:
        present === undefined ? wordsOf({ key, ...options }) : `${wordsOf(present)} instead of ${wordsOf({ key, ...options })}`,
    });
    if (dryRun) continue;
    if (present !== undefined) await collection.dropIndex(index.name);
    await collection.createIndex(key, options);
  }
  return steps;
}

/** Whether the server refuses what the declaration refuses: same rules, for every write, with an error. */
function isEnforced(options: Document | undefined, validator: object): boolean {
  const { validationLevel = 'strict', validationAction = 'error' } = options ?? {};
  const isSame = JSON.stringify(options?.validator) === JSON.stringify(validator);
  return isSame && validationLevel === 'strict' && validationAction === 'error';
}

function pickOf({ validator, validationLevel, validationAction }: Document): Document {
  return { validator: validator ?? null, validationLevel, validationAction };
}

/** An index as a person reads it. */
function wordsOf({ v: _version, name: _name, background: _background, ...index }: Document): string {
  return JSON.stringify(index);
}

/** Differences that are told one by one; of a wholly different thing no more than that. */
const TOLD_DIFFERENCES = 10;

/** Where two JSON values differ, and how: `path: actual, declared`. */
function differencesBetween(actual: unknown, declared: unknown): string {
  const found = [...differences(actual, declared, '')];
  const more = found.length > TOLD_DIFFERENCES ? `; and ${found.length - TOLD_DIFFERENCES} more` : '';
  return found.slice(0, TOLD_DIFFERENCES).join('; ') + more;
}

function* differences(actual: unknown, declared: unknown, path: string): Generator<string> {
  if (JSON.stringify(actual) === JSON.stringify(declared)) return;
  if (isObject(actual) && isObject(declared)) {
    for (const key of new Set([...Object.keys(actual), ...Object.keys(declared)]))
      yield* differences(actual[key], declared[key], path === '' ? key : `${path}.${key}`);
  } else yield `${path}: ${JSON.stringify(actual) ?? 'absent'} instead of ${JSON.stringify(declared) ?? 'absent'}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The server tells text indexes as `_fts`; their fields stand in `weights`, where an unnamed weight is 1.
function fingerprint(index: object): string {
  const { key, unique, partialFilterExpression, expireAfterSeconds, weights } = {
    key: {},
    unique: false,
    partialFilterExpression: null,
    expireAfterSeconds: null,
    weights: null,
    ...index,
  };
  const textFields = Object.entries(key)
    .filter(([, kind]) => kind === 'text')
    .map(([field]) => [field, 1]);
  const isText = textFields.length > 0;
  const plainKey = Object.entries(key).filter(([field, kind]) => kind !== 'text' && field !== '_fts' && field !== '_ftsx');
  const allWeights =
    isText && textFields[0]?.[0] !== '_fts' ? { ...Object.fromEntries(textFields), ...(weights ?? {}) } : weights;
  const sorted = allWeights === null ? null : Object.entries(allWeights).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([plainKey, unique, partialFilterExpression, expireAfterSeconds, sorted]);
}
