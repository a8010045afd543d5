import { expect, test } from 'vitest';
import { readAuthorization } from './index.ts';

const SDL = /* GraphQL */ `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY) {
    query: Query
  }
  type Query {
    open: String
    me: Person @authenticated
    audit: String @needs(scopes: [["audit:read"], ["admin", "staff"]])
  }
  type Person @authenticated {
    id: ID!
  }
  enum Secret @authenticated {
    A
  }
`;

test('rules are read by coordinate, also under another directive name', () => {
  const rules = readAuthorization(SDL);
  expect(rules.of('Query.open')).toBeUndefined();
  expect(rules.of('Query.me')).toEqual({ authenticated: true, requiresScopes: [], policies: [] });
  expect(rules.of('Query.audit')?.requiresScopes).toEqual([['audit:read'], ['admin', 'staff']]);
  expect([...rules.coordinates.keys()]).toEqual(['Query.me', 'Query.audit', 'Person', 'Secret']);
});
