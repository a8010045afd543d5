import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/worker/main.ts', import.meta.url));

/** A media worker in a process of its own, that can be killed; disposing it does. */
export interface WorkerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a media worker as a process. */
export function spawnWorker(env: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, VIDEO_PRESET: 'ultrafast', ...env, WORKER_PORT: '0', MEDIA_SWEEP_SEC: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { child, kill, [Symbol.asyncDispose]: () => kill('SIGKILL') };
}
