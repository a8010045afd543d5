import { readFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { parse } from 'yaml';

// `npm run codegen [-- name …]`: generates for the named subgraphs, or for all of them.
const config = parse(await readFile('codegen.yml', 'utf8'), { merge: true });
const names = process.argv.slice(2);
const generates = Object.fromEntries(
  Object.entries<object>(config.generates).filter(
    ([output]) => names.length === 0 || names.some((name) => output.startsWith(`subgraphs/${name}/`)),
  ),
);
await generate({ ...config, generates, silent: true, errorsOnly: true }, true);
