import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BadUserInputError, Fault } from '@app/kernel';
import { z } from 'zod';
import { BoundedCache } from '../execution/bounded-cache.ts';

/** What a client sends of a document: its text, or an id of it, or both. */
export interface DocumentRequest {
  readonly query?: unknown;
  /** Id in the manifest. */
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** The text to run. */
export interface ResolvedDocument {
  readonly source: string;
  /** It is in the manifest. */
  readonly isTrusted: boolean;
}

const PERSISTED_TEXTS = 1_000;

/** Which documents are accepted. */
export type TrustMode = 'off' | 'on' | 'only';

const manifestSchema = z.union([
  z.object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  }),
  z.record(z.string(), z.string()),
]);
const persistedQuerySchema = z.object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }) });

/** Trusted documents by id: what client codegen emits. Throws when the file cannot be read or has another shape. */
export function readManifest(file: string | null): ReadonlyMap<string, string> {
  if (file === null) return new Map();
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if ('operations' in manifest && Array.isArray(manifest.operations)) {
    return new Map(manifest.operations.map(({ id, body }) => [id, body]));
  }
  return new Map(Object.entries(manifest).map(([id, body]) => [id, String(body)]));
}

/**
 * Finds the text of a document: sent as it is, by the id of a trusted one, or by the hash of one that was sent before (automatic persisted
 * queries). `remember` keeps a text after its operation has passed every check.
 */
export class Documents {
  readonly #mode: TrustMode;
  readonly #byId: ReadonlyMap<string, string>;
  readonly #trustedTexts: ReadonlySet<string>;
  readonly #persisted = new BoundedCache<string, string>(PERSISTED_TEXTS);
  readonly #maxBytes: number;

  constructor(options: { mode: TrustMode; manifest: ReadonlyMap<string, string>; maxBytes: number }) {
    this.#mode = options.mode;
    this.#byId = options.mode === 'off' ? new Map() : options.manifest;
    this.#trustedTexts = new Set(this.#byId.values());
    this.#maxBytes = options.maxBytes;
  }

  /** Throws a fault for what is malformed, unknown, too long or not trusted. */
  resolve(request: DocumentRequest): ResolvedDocument {
    const resolved = this.#trusted(request) ?? this.#sent(request);
    if (Buffer.byteLength(resolved.source) > this.#maxBytes) {
      throw new Fault('OPERATION_TOO_COMPLEX', `The document is longer than ${this.#maxBytes} bytes.`, { limit: this.#maxBytes });
    }
    if (this.#mode === 'only' && !resolved.isTrusted) throw notTrusted();
    return resolved;
  }

  /** Keeps a text under its hash, when the request asks for it. */
  remember(request: DocumentRequest, source: string): void {
    const hash = persistedHashOf(request);
    if (hash !== null && typeof request.query === 'string') this.#persisted.set(hash, source);
  }

  #trusted(request: DocumentRequest): ResolvedDocument | null {
    if (this.#mode === 'off') return null;
    const id = typeof request.documentId === 'string' ? request.documentId : persistedHashOf(request);
    const source = id === null ? undefined : this.#byId.get(id);
    if (source !== undefined) return { source, isTrusted: true };
    if (typeof request.documentId === 'string') throw notTrusted();
    return null;
  }

  #sent(request: DocumentRequest): ResolvedDocument {
    const { query } = request;
    const hash = persistedHashOf(request);
    if (query !== undefined && query !== null && typeof query !== 'string')
      throw new BadUserInputError('`query` must be a string.');
    if (hash === null) {
      if (!query) throw new BadUserInputError('The request must contain a non-empty `query`, or the id of a known document.');
      return { source: query, isTrusted: this.#trustedTexts.has(query) };
    }
    if (query) {
      if (sha256(query) !== hash) throw new BadUserInputError('The hash does not belong to this `query`.');
      return { source: query, isTrusted: this.#trustedTexts.has(query) };
    }
    const source = this.#persisted.get(hash);
    if (source !== undefined) return { source, isTrusted: this.#trustedTexts.has(source) };
    if (this.#mode === 'only') throw notTrusted();
    throw new Fault('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
  }
}

function notTrusted(): Fault {
  return new Fault('TRUSTED_DOCUMENT_REQUIRED', 'Only documents of the published manifest are accepted here.');
}

/** Null when there is no `persistedQuery` extension; throws when it is malformed. */
function persistedHashOf(request: DocumentRequest): string | null {
  const { extensions } = request;
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null;
  const parsed = persistedQuerySchema.safeParse(extensions);
  if (!parsed.success) throw new BadUserInputError('`extensions.persistedQuery` must have `version` 1 and a `sha256Hash`.');
  return parsed.data.persistedQuery.sha256Hash.toLowerCase();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
