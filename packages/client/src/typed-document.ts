import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DefinitionNode, Kind, parse } from 'graphql';

/** A document that knows its id in the manifest of trusted documents (null: a fragment); parsed when it is first used. */
export function typedDocument<Result, Variables>(
  hash: string | null,
  parts: readonly string[],
): TypedDocumentNode<Result, Variables> {
  let definitions: readonly DefinitionNode[] | null = null;
  const document = {
    kind: Kind.DOCUMENT as const,
    __meta__: { hash },
    get definitions() {
      definitions ??= parse(parts.join('\n'), { noLocation: true }).definitions;
      return definitions;
    },
  };
  return document;
}

/** The id of a document in the manifest; null for one that was not generated. */
export function trustedIdOf(document: object): string | null {
  if (!('__meta__' in document) || typeof document.__meta__ !== 'object' || document.__meta__ === null) return null;
  return 'hash' in document.__meta__ && typeof document.__meta__.hash === 'string' ? document.__meta__.hash : null;
}
