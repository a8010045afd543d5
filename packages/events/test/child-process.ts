import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.ts';

/** Starts `child.ts` on a stage; resolves when it has said `word`. */
export async function startChild(role: 'relay' | 'consumer', word: string, stage: Stage): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const urls = [process.env.MONGO_URL ?? '', process.env.REDIS_URL ?? ''];
  const child = spawn(process.execPath, [script, role, ...urls, stage.dbName, stage.layout.prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout.iterator({ destroyOnReturn: false })) if (String(text).includes(word)) return child;
  throw new Error(`the child ended without saying "${word}"`);
}

/** Ends it without giving it a chance. */
export async function killHard(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
