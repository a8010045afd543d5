import { createSubgraphSchema } from '@app/subgraph';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from './compose.ts';
import { compareSupergraphs } from './schema-changes.ts';
import { lintParts, lintReferences } from './supergraph-lint.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requires", "@external"])';
const part = (name: string, sdl: string) => ({ name, url: `http://${name}`, typeDefs: parse(`${LINK}\n${sdl}`) });

function composed(...parts: ReturnType<typeof part>[]): string {
  const result = composeSupergraph(parts);
  if (result.kind === 'failed') throw new Error(result.problems.join('\n'));
  return result.supergraphSdl;
}

describe('composition', () => {
  it('tells what does not fit, where, and in which subgraph', () => {
    const result = composeSupergraph([
      part('a', 'type Query { x: Int }\ntype T { y: Int }'),
      part('b', 'type Query { z: T }\ntype T { y: Int }'),
    ]);
    expect(result).toMatchObject({
      kind: 'failed',
      problems: [expect.stringMatching(/INVALID_FIELD_SHARING.*"T\.y"[\s\S]*line 3/)],
    });
  });

  it('gives the same file for the same subgraphs', () => {
    const a = part('a', 'type Query { x: Int }');
    expect(composed(a)).toBe(composed(a));
  });
});

describe('the lint of a supergraph', () => {
  it('wants every list to be a page, as long as what was asked for, or documented with its bound', () => {
    const problems = lintParts([
      part(
        'a',
        `"t" type T { "i" all: [Int!]!  "i" some(first: Int): [Int]  "i" byIds(ids: [ID!]!): [T]!  "At most 5." few: [T]  "k" kinds: [Kind!]! }
         "c" type TConnection { "e" edges: [T!]! }
         "k" enum Kind { "a" A }`,
      ),
    ]).filter((problem) => problem.includes('without a bound'));
    expect(problems).toEqual(['a: T.all is a list without a bound']);
  });

  it('wants a reference resolver for every type with a key', () => {
    const typeDefs = parse(
      `${LINK} type Query { x: Int } type T @key(fields: "id") { id: ID! } type U @key(fields: "id") { id: ID! }`,
    );
    const schema = createSubgraphSchema(typeDefs, { T: { __resolveReference: async ({ id }: { id: string }) => ({ id }) } });
    expect(lintReferences('a', typeDefs, schema)).toEqual(['a: U has a @key and no reference resolver']);
  });

  it('wants descriptions, even protection, and no @requires with arguments', () => {
    const problems = lintParts([
      part(
        'a',
        '"t" type T @key(fields: "id") { "id" id: ID! "p" price(in: String): Int @external "c" cost: Int @requires(fields: "price(in: \\"EUR\\")") "m" mine: Int @shareable @authenticated }',
      ),
      part('b', '"t" type T @key(fields: "id") { id: ID! "m" mine: Int @shareable "p" price("i" in: String): Int } enum E { A }'),
    ]);
    expect(problems).toEqual(
      [
        'a: T.price(in:) has no description',
        'a: T.cost uses @requires with arguments',
        'b: T.id has no description',
        'b: E has no description',
        'b: E.A has no description',
        'b: T.mine is protected by a but not here',
      ].sort((x, y) => problems.indexOf(x) - problems.indexOf(y)),
    );
  });
});

describe('a comparison with the last release', () => {
  it('tells breaking and dangerous changes', () => {
    const released = composed(
      part('a', 'type Query { x(n: Int): Int  gone: Int }  enum E { A }  type T { e: E }  extend type Query { t: T }'),
    );
    const next = composed(part('a', 'type Query { x(n: Int!): Int  t: T }  enum E { A B }  type T { e: E }'));
    const changes = compareSupergraphs(released, next);
    expect(changes.breaking).toHaveLength(2);
    expect(changes.dangerous).toEqual([expect.stringContaining('B was added to enum type E')]);
    expect(compareSupergraphs(next, next)).toEqual({ breaking: [], dangerous: [] });
  });
});
