import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockHolder } from './folder-lock.ts';
import { endRecorded } from './process-record.ts';
import { hostLock, joinSharedStack } from './shared-stack.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shared-'));
});

afterEach(async () => {
  await endRecorded(hostLock(dataDir), 'SIGTERM', 20_000);
  for (const server of await readdir(join(dataDir, 'run'))) await endRecorded(join(dataDir, 'run', server), 'SIGINT', 10_000);
  await rm(dataDir, { recursive: true });
});

const host = () => lockHolder(hostLock(dataDir));
const hostHasEnded = () => vi.waitFor(() => expect(host()).toBeNull(), { timeout: 20_000, interval: 50 });

describe('a shared stack', () => {
  it('is started once for users who come at the same time, and ends after the last has left', async () => {
    const progress: string[] = [];
    const users = await Promise.all([1, 2, 3].map(() => joinSharedStack(dataDir, (line) => progress.push(line))));
    expect(new Set(users.map(({ mongoUrl, postgresUrl, redisUrl }) => `${mongoUrl} ${postgresUrl} ${redisUrl}`)).size).toBe(1);
    expect(progress.some((line) => line === 'redis: ready')).toBe(true);
    const first = host();
    users[0]?.leave();
    users[1]?.leave();
    const late = await joinSharedStack(dataDir);
    expect(host()).toBe(first);
    users[2]?.leave();
    late.leave();
    await hostHasEnded();
  });

  it('counts a user that crashes as one that has left', async () => {
    const door = JSON.stringify(join(import.meta.dirname, 'shared-stack.ts'));
    const script = `import { joinSharedStack } from ${door};
      await joinSharedStack(${JSON.stringify(dataDir)}); console.log('joined'); setInterval(() => {}, 1000);`;
    const user = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: user.stdout })) if (line === 'joined') break;
    expect(host()).not.toBeNull();
    user.kill('SIGKILL');
    await hostHasEnded();
  });

  it('is started anew when its host was killed', async () => {
    await joinSharedStack(dataDir);
    const killed = host();
    if (killed === null) throw new Error('there is no host');
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => expect(host()).toBeNull());
    const user = await joinSharedStack(dataDir);
    expect(host()).not.toBe(killed);
    user.leave();
    await hostHasEnded();
  });
});
