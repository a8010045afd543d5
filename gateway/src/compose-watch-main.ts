import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SUBGRAPH_NAMES } from '@app/subgraph';

/**
 * Recomposes `gateway/supergraph.graphql` whenever the generated type definitions of a domain change; while they do not compose, the
 * problems are told and the last good supergraph stays. A running development gateway loads the new one by itself.
 */
const COMPOSE = fileURLToPath(new URL('./compose-main.ts', import.meta.url));
const SETTLE_MS = 300;

let timer: NodeJS.Timeout | undefined;
let isRunning = false;
let isAskedAgain = false;

/** One run at a time; a change during a run starts another after it. */
function compose(): void {
  if (isRunning) {
    isAskedAgain = true;
    return;
  }
  isRunning = true;
  // A process of its own, because a module that was imported once is not read again.
  spawn(process.execPath, [COMPOSE], { stdio: 'inherit' }).once('exit', () => {
    isRunning = false;
    if (isAskedAgain) {
      isAskedAgain = false;
      compose();
    }
  });
}

for (const name of SUBGRAPH_NAMES) {
  watch(fileURLToPath(new URL(`../../subgraphs/${name}/src/schema`, import.meta.url)), (_event, file) => {
    if (file !== 'typeDefs.generated.ts') return;
    clearTimeout(timer);
    timer = setTimeout(compose, SETTLE_MS);
  });
}
compose();
