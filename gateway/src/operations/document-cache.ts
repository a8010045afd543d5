import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { BoundedCache } from '../execution/bounded-cache.ts';

type Reader = (source: string, schema: GraphQLSchema) => DocumentNode | readonly GraphQLError[];

/** Valid documents by text, for the schema in use; texts that fail are read again each time, so that they cannot push out good ones. */
export class DocumentCache {
  readonly #read: Reader;
  readonly #size: number;
  #schema: GraphQLSchema | null = null;
  #documents: BoundedCache<string, DocumentNode>;

  constructor(size: number, read: Reader) {
    this.#read = read;
    this.#size = size;
    this.#documents = new BoundedCache(size);
  }

  get(source: string, schema: GraphQLSchema): DocumentNode | readonly GraphQLError[] {
    if (schema !== this.#schema) {
      this.#schema = schema;
      this.#documents = new BoundedCache(this.#size);
    }
    const known = this.#documents.get(source);
    if (known !== undefined) return known;
    const read = this.#read(source, schema);
    if (!isErrors(read)) this.#documents.set(source, read);
    return read;
  }
}

function isErrors(read: DocumentNode | readonly GraphQLError[]): read is readonly GraphQLError[] {
  return Array.isArray(read);
}
