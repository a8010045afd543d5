import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getOperationAST, parse, valueFromASTUntyped } from 'graphql';
import { type CompiledQuery, compileQuery } from 'graphql-jit';
import { SUBGRAPHS } from './feed.ts';

/**
 * The subgraphs as a process of their own, so that the gateway's CPU is measured alone; compiled, so that they are not what is measured.
 * Sends `{ name: url }` to its parent.
 */
interface Runnable {
  readonly query: CompiledQuery;
  readonly defaults: Readonly<Record<string, unknown>>;
}

const urls: Record<string, string> = {};
for (const [name, { schema }] of SUBGRAPHS) {
  const queries = new Map<string, Runnable>();
  const compiled = (source: string): Runnable => {
    const known = queries.get(source);
    if (known) return known;
    const document = parse(source);
    const query = compileQuery(schema, document);
    if (!('query' in query)) throw new Error(JSON.stringify(query));
    // The compiler does not fill them in.
    const defaults = (getOperationAST(document)?.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    );
    const runnable = { query, defaults: Object.fromEntries(defaults) };
    queries.set(source, runnable);
    return runnable;
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const { query: run, defaults } = compiled(query);
    const result = await run.query({}, {}, { ...defaults, ...variables });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  // The plain gateway does not survive a connection that closes while idle, and each engine idles while the others run.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.send?.(urls);
process.on('disconnect', () => process.exit(0));
