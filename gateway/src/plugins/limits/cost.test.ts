import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { estimateCost } from './cost.ts';
import { readCosts } from './cost-rules.ts';
import { structureOf } from './structure.ts';

const SDL = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION
  type Query {
    node: Node
    feed(first: Int = 10): Connection
    pages(first: Int, last: Int): [Node]
    tags: [Node]
    three: [Node] @listSize(assumedSize: 3)
    window(size: Int): Window @listSize(slicingArguments: ["size"], sizedFields: ["rows"])
    search: Node @cost(weight: 50)
  }
  type Mutation { change: Node }
  type Connection { edges: [Edge]  pageInfo: Node }
  type Edge { node: Node }
  type Window { rows: [Node]  tags: [Node] }
  type Node { id: ID  next: Node  heavy: Heavy  value: Int @cost(weight: 2) }
  type Heavy @cost(weight: 7) { id: ID }
`;
const schema = buildSchema(SDL);
const rules = readCosts(SDL);
const settings = { defaultListSize: 5, defaultPageSize: 20, maxPageSize: 100 };

function operationOf(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const definition = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (definition === undefined) throw new Error('no operation');
  return { schema, document, source, definition, operationName: undefined, variables };
}
const costOf = (source: string, variables?: Record<string, unknown>) =>
  estimateCost(operationOf(source, variables), rules, settings);

describe('the estimated cost of an operation', () => {
  it('is one for each object and nothing for leaves', () => {
    expect(costOf('{ node { id next { id } } }')).toBe(2);
    expect(costOf('{ __typename __schema { types { name } } }')).toBe(0);
  });

  it('multiplies what is in a connection by the page, given, by variable, by default or by the schema', () => {
    const page = (argument: string) => `query($n: Int = 4) { feed${argument} { edges { node { id } } pageInfo { id } } }`;
    expect(costOf(page('(first: 3)'))).toBe(1 + 3 * 2 + 1);
    expect(costOf(page('(first: $n)'), { n: 6 })).toBe(1 + 6 * 2 + 1);
    expect(costOf(page('(first: $n)'))).toBe(1 + 4 * 2 + 1);
    expect(costOf(page(''))).toBe(1 + 10 * 2 + 1);
    expect(costOf('{ pages { id } }')).toBe(20);
    expect(costOf('{ pages(last: 2) { id } }')).toBe(2);
  });

  it('never counts a page as larger than the largest that is served, nor as negative', () => {
    expect(costOf('{ pages(first: 1000000) { id } }')).toBe(100);
    expect(costOf('{ pages(first: -5) { id } }')).toBe(0);
  });

  it('follows @cost and @listSize', () => {
    expect(costOf('{ three { id } }')).toBe(3);
    expect(costOf('{ tags { id } }')).toBe(5);
    expect(costOf('{ window(size: 8) { rows { id } tags { id } } }')).toBe(1 + 8 + 5);
    expect(costOf('{ search { value heavy { id } } }')).toBe(50 + 2 + 7);
  });

  it('adds ten for a mutation, and counts fragments at each place where they are spread', () => {
    expect(costOf('mutation { change { id } }')).toBe(11);
    expect(costOf('{ node { ...n next { ...n } } } fragment n on Node { heavy { id } }')).toBe(2 + 14);
  });

  it('is found at once however often fragments multiply', () => {
    const names = [...'abcdefghijklmnopqrstuvwxyz'];
    const fragments = names.map((name, n) => {
      const next = names[n + 1];
      return `fragment ${name} on Node { ${next ? `x: next { ...${next} } y: next { ...${next} }` : 'id'} }`;
    });
    const source = `{ node { ...a } } ${fragments.join(' ')}`;
    expect(costOf(source)).toBeGreaterThan(2 ** 25);
    const { document, definition } = operationOf(source);
    expect(structureOf(document, definition)).toMatchObject({ depth: 27, aliases: 2 ** 26 - 2 });
  });
});
