import { join } from 'node:path';
import { freePort } from '../ports.ts';
import { projectRoot } from '../project.ts';
import { answersOk } from '../ready.ts';
import type { ProcessSpec } from '../supervised-process.ts';
import type { StartOptions } from './options.ts';

const SUBGRAPHS = ['auth', 'profiles', 'postfeed', 'chat', 'video', 'notifications', 'media'] as const;

/** The processes of the platform beside its stores, in the order of their start. */
export async function serviceSpecs(options: StartOptions, env: NodeJS.ProcessEnv, port: number): Promise<ProcessSpec[]> {
  const worker = nodeProcess(options, env, {
    name: 'worker',
    script: 'subgraphs/media/src/worker/main.ts',
    port: await freePort('worker'),
    portKey: 'WORKER_PORT',
  });
  if (options.topology === 'embedded') return [worker, nodeProcess(options, env, gatewayAt(port))];
  const ports = new Map<string, number>();
  for (const name of SUBGRAPHS) ports.set(name, await freePort(name, new Set(ports.values())));
  const urls = [...ports].map(([name, at]) => `${name}=http://127.0.0.1:${at}`).join(',');
  const shared = { ...env, SUBGRAPH_URLS: urls };
  const subgraphs = [...ports].map(([name, at]) =>
    nodeProcess(options, shared, { name, script: `subgraphs/${name}/src/main.ts`, port: at, portKey: 'SUBGRAPH_PORT' }),
  );
  return [
    ...subgraphs,
    { ...worker, env: { ...worker.env, SUBGRAPH_URLS: urls } },
    nodeProcess(options, shared, gatewayAt(port)),
  ];
}

interface NodeService {
  readonly name: string;
  readonly script: string;
  readonly port: number;
  /** The variable by which the process learns its port. */
  readonly portKey: string;
}

function gatewayAt(port: number): NodeService {
  return { name: 'gateway', script: 'gateway/src/main.ts', port, portKey: 'PORT' };
}

function nodeProcess(options: StartOptions, env: NodeJS.ProcessEnv, { name, script, port, portKey }: NodeService): ProcessSpec {
  return {
    name,
    command: process.execPath,
    args: options.watch ? ['--watch', '--watch-preserve-output', script] : [script],
    cwd: projectRoot,
    env: { ...env, [portKey]: String(port) },
    port,
    ready: (signal) => answersOk(`http://127.0.0.1:${port}/health/live`, signal),
    logFile: join(options.dataDir, 'logs', `${name}.log`),
    recordFile: join(options.dataDir, 'run', `${name}.json`),
    graceMs: 15_000,
  };
}

/** Regenerates types and supergraph when a schema is saved; speaks on our own output. */
export function watchSpec(): ProcessSpec {
  return {
    name: 'watch',
    command: process.execPath,
    args: ['local/src/platform/watch-main.ts'],
    cwd: projectRoot,
    ready: async () => undefined,
  };
}
