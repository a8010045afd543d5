import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentNode, execute, parse } from 'graphql';
import { SUBGRAPHS } from './feed.ts';

/** The subgraphs as a process of their own, so that the gateway's CPU is measured alone. Sends `{ name: url }` to its parent. */
const documents = new Map<string, DocumentNode>();
const urls: Record<string, string> = {};
for (const [name, { schema }] of SUBGRAPHS) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const result = await execute({ schema, document, variableValues: variables, contextValue: {} });
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
