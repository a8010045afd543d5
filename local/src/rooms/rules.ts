/** What files of one room must never import at run time. Types may be imported from anywhere that the language allows. */
export interface RoomRule {
  readonly name: string;
  /** Why, in a sentence. */
  readonly why: string;
  /** Which files the rule is about; `$1` in `never` stands for its first group. */
  readonly room: RegExp;
  /** What they must not import: paths of the project, or `npm:name` for packages of others. */
  readonly never: string;
  /** Exception to `never`. */
  readonly unless?: string;
}

/** Tests may look into every room; the rules are for what runs. */
export const TEST_FILE = /(\.(test|int|contract|e2e|heavy)\.ts$|\/test\/)/;

const SUBGRAPH = '^subgraphs/([^/]+)/src';
const DRIVERS = 'npm:(mongodb|ioredis|bullmq|pg)$';

/** The rooms of the codebase: what each may not import, and so what question it alone answers. */
export const ROOM_RULES: readonly RoomRule[] = [
  {
    name: 'no-other-subgraph',
    why: 'Domains meet in contracts, by events, calls and the supergraph.',
    room: /^subgraphs\/([^/]+)\//,
    never: '^subgraphs/',
    unless: '^subgraphs/$1/',
  },
  { name: 'nobody-imports-main', why: 'A process is started, not imported.', room: /./, never: '/main\\.ts$' },
  {
    name: 'resolvers-delegate',
    why: 'Resolvers translate and delegate; all else comes through the context.',
    room: new RegExp(`${SUBGRAPH}/schema/`),
    never: `^${DRIVERS}|^(packages/(mongo|redis|events|jobs)|mongo|prisma)/|^subgraphs/[^/]+/src/(store|events|worker)/`,
  },
  {
    name: 'domain-is-pure',
    why: 'What is allowed and what happens knows no driver, no GraphQL, no HTTP; of a collection only its field rules.',
    room: new RegExp(`${SUBGRAPH}/domain/`),
    never: `^npm:(graphql|dataloader|pino|fastify|undici|@apollo/.*)$|^${DRIVERS}|^packages/(mongo|redis|jobs|subgraph|telemetry)/|^mongo/(?![^/]+/fields\\.ts$)|^prisma/|^subgraphs/[^/]+/src/(store|schema|loaders|events|worker)/`,
  },
  {
    name: 'store-is-storage',
    why: 'How it is kept knows nothing of who asks.',
    room: new RegExp(`${SUBGRAPH}/store/`),
    never: '^npm:(graphql|dataloader)$|^packages/subgraph/|^subgraphs/[^/]+/src/(schema|loaders|events|worker)/',
  },
  {
    name: 'loaders-batch',
    why: 'How many asks become one knows neither schema nor events.',
    room: new RegExp(`${SUBGRAPH}/loaders/`),
    never: '^subgraphs/[^/]+/src/(schema|events|store)/',
  },
  {
    name: 'events-react',
    why: 'What we do about a fact of others goes through ports and use cases.',
    room: new RegExp(`${SUBGRAPH}/events/`),
    never: '^subgraphs/[^/]+/src/(store|schema)/',
  },
  {
    name: 'workers-work',
    why: 'How the work is done knows no schema.',
    room: new RegExp(`${SUBGRAPH}/worker/`),
    never: '^npm:graphql$|^subgraphs/[^/]+/src/(schema|loaders)/',
  },
  {
    name: 'transcode-is-files',
    why: 'File to file: no queue, no store, no network.',
    room: /^packages\/transcode\//,
    never: `^${DRIVERS}|^npm:undici$|^packages/(mongo|redis|events|jobs|subgraph)/`,
  },
  {
    name: 'contracts-promise',
    why: 'What domains promise each other stands on definitions alone.',
    room: /^packages\/contracts\//,
    never: '^packages/(mongo|redis|subgraph|telemetry|relations|transcode)/|^(subgraphs|gateway|mongo|prisma|local)/',
  },
  {
    name: 'kernel-stands-alone',
    why: 'The kernel imports nothing of ours.',
    room: /^packages\/kernel\//,
    never: '^(packages/(?!kernel/)|subgraphs/|gateway/|mongo/|prisma/|local/)',
  },
  {
    name: 'packages-know-no-domain',
    why: 'Shared mechanism has no noun of ours in it.',
    room: /^packages\//,
    never: '^(subgraphs|gateway|local)/',
  },
  {
    name: 'plugins-stand-alone',
    why: 'One cross-cutting concern each: a plugin knows no subgraph.',
    room: /^gateway\/src\/plugins\//,
    never: '^subgraphs/',
  },
];
