import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../../subgraphs/media/src/worker/main.ts', import.meta.url));

/** The media worker as a process of its own, on the platform that runs in this one; disposing it kills it. */
export interface MediaWorkerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a media worker, at its fastest; the platform has put its settings into the environment of this process. */
export function startMediaWorkerProcess(settings: Readonly<Record<string, string>> = {}): MediaWorkerProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, WORKER_PORT: '0', VIDEO_PRESET: 'ultrafast', MEDIA_SWEEP_SEC: '1', ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { child, end, [Symbol.asyncDispose]: () => end('SIGKILL') };
}
