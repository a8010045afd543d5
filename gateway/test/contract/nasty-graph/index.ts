import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import * as catalog from './catalog.ts';
import * as extras from './extras.ts';
import * as people from './people.ts';
import * as reviews from './reviews.ts';

const MODULES = { people, catalog, reviews, extras };

/** A graph that is small and nasty: every federation feature that changes plans, every nullability, errors at each level. */
export interface NastyGraph {
  readonly supergraphSdl: string;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
}

/** Builds the subgraphs and composes them. Throws with all composition errors. */
export function buildNastyGraph(): NastyGraph {
  const schemas = new Map<string, GraphQLSchema>();
  const services = Object.entries(MODULES).map(([name, module]) => {
    const typeDefs = parse(module.typeDefs);
    schemas.set(name, buildSubgraphSchema([{ typeDefs, resolvers: module.resolvers }]));
    return { name, typeDefs, url: `http://${name}.invalid/` };
  });
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  return { supergraphSdl, schemas };
}
