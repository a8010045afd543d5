import type { Collection, CreateIndexesOptions, Db, IndexSpecification } from 'mongodb';
import type { z } from 'zod';
import { type JsonSchema, toJsonSchema } from './json-schema.ts';

/** A named index; the seed's index families are kept by name. */
export interface IndexDeclaration {
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1 | 'text' | '2dsphere' | 'hashed'>>;
  readonly unique?: boolean;
  /** Only documents that match are in the index. */
  readonly partial?: Readonly<Record<string, unknown>>;
  /** TTL: seconds after the date in the key; 0 means at that date. */
  readonly expireAfterSec?: number;
  readonly weights?: Readonly<Record<string, number>>;
}

/** One collection: its type, its validator, its indexes and the key it is sharded by, in one place. */
export interface CollectionDeclaration<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: S;
  readonly indexes: readonly IndexDeclaration[];
  /** Key for `sh.shardCollection` in the last phase of growth; unique indexes begin with it. */
  readonly shardKey: Readonly<Record<string, 1 | 'hashed'>>;
}

/** Documents of a declared collection. */
export type DocumentOf<D> = D extends CollectionDeclaration<infer S> ? z.output<S> & { _id: string } : never;

/** Declares a collection; `schema` is a strict zod object with a string `_id`. */
export function defineCollection<S extends z.ZodType<{ _id: string }>>(
  declaration: CollectionDeclaration<S>,
): CollectionDeclaration<S> {
  return declaration;
}

/** The driver's collection, typed by its declaration. */
export function collectionOf<S extends z.ZodType<{ _id: string }>>(
  db: Db,
  declaration: CollectionDeclaration<S>,
): Collection<z.output<S>> {
  return db.collection<z.output<S>>(declaration.name);
}

/** The validator that MongoDB enforces for a declaration. */
export function validatorOf(declaration: CollectionDeclaration): { $jsonSchema: JsonSchema } {
  return { $jsonSchema: toJsonSchema(declaration.schema) };
}

/** A declared index in the driver's words. */
export function indexOptions(index: IndexDeclaration): { key: IndexSpecification; options: CreateIndexesOptions } {
  const isText = Object.values(index.key).includes('text');
  return {
    key: { ...index.key },
    options: {
      name: index.name,
      ...(index.unique ? { unique: true } : {}),
      ...(index.partial ? { partialFilterExpression: { ...index.partial } } : {}),
      ...(index.expireAfterSec === undefined ? {} : { expireAfterSeconds: index.expireAfterSec }),
      ...(index.weights ? { weights: { ...index.weights } } : {}),
      // Tokens are prepared by us, in every script: the server must neither stem nor drop words.
      ...(isText ? { default_language: 'none', language_override: '_none' } : {}),
    },
  };
}
