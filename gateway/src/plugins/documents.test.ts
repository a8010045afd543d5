import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DocumentRequest, Documents, type TrustMode } from './documents.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const known = '{ known }';
const manifest = new Map([[sha256(known), known]]);
const documents = (mode: TrustMode) => new Documents({ mode, manifest, maxBytes: 100 });
const byHash = (text: string, query?: string): DocumentRequest => ({
  ...(query === undefined ? {} : { query }),
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
});
const refusalOf = (mode: TrustMode, request: DocumentRequest) => {
  try {
    return documents(mode).resolve(request);
  } catch (error) {
    return error;
  }
};

describe('documents', () => {
  it('are accepted as text, and never trusted while trust is off', () => {
    expect(documents('off').resolve({ query: known })).toEqual({ source: known, isTrusted: false });
    expect(refusalOf('off', byHash(known))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('of the manifest are found by id, by hash and by text', () => {
    for (const mode of ['on', 'only'] as const) {
      for (const request of [{ documentId: sha256(known) }, byHash(known), { query: known }, byHash(known, known)]) {
        expect(documents(mode).resolve(request)).toEqual({ source: known, isTrusted: true });
      }
    }
  });

  it('outside the manifest are accepted beside it, or not at all', () => {
    expect(documents('on').resolve({ query: '{ other }' })).toEqual({ source: '{ other }', isTrusted: false });
    for (const request of [{ query: '{ other }' }, byHash('{ other }'), byHash('{ other }', '{ other }'), { documentId: 'x' }]) {
      expect(refusalOf('only', request)).toMatchObject({ code: 'TRUSTED_DOCUMENT_REQUIRED' });
    }
  });

  it('are remembered by their own hash only', () => {
    const store = documents('off');
    store.remember(byHash('{ a }', '{ a }'), '{ a }');
    expect(store.resolve(byHash('{ a }'))).toEqual({ source: '{ a }', isTrusted: false });
    expect(refusalOf('off', byHash('{ a }', '{ b }'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('that are too long, empty or of another type are refused', () => {
    expect(refusalOf('off', { query: `{ ${'x'.repeat(100)} }` })).toMatchObject({ code: 'OPERATION_TOO_COMPLEX' });
    for (const request of [{}, { query: '' }, { query: 1 }, { query: '{ a }', extensions: { persistedQuery: { version: 9 } } }]) {
      expect(refusalOf('off', request)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});
