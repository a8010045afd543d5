import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endRecorded, identify, isRunning, recordProcess } from './process-record.ts';

let folder: string;
let file: string;
let child: ChildProcess;
let pid: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
  file = join(folder, 'run', 'child.json');
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  pid = child.pid ?? 0;
  await new Promise((up) => child.stdout?.once('data', up));
});

afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

describe('a recorded process', () => {
  it('is recognised while it runs and no longer when it has ended', async () => {
    const identity = identify(pid);
    if (!identity) throw new Error('the child was not found');
    expect(isRunning(identity)).toBe(true);
    child.kill('SIGKILL');
    await new Promise((ended) => child.once('exit', ended));
    expect(isRunning(identity)).toBe(false);
  });

  it('is ended by its record, which then disappears', async () => {
    recordProcess(file, pid);
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    expect(await endRecorded(file, 'SIGTERM', 5_000)).toBe(true);
    expect(await ended).toBe('SIGTERM');
    expect(existsSync(file)).toBe(false);
  });

  it('is left alone when its pid was the pid of an earlier process', async () => {
    recordProcess(file, pid);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), bornAt: 'long ago' }));
    expect(await endRecorded(file, 'SIGKILL', 1_000)).toBe(false);
    expect(identify(pid)).not.toBeNull();
  });

  it('is not looked for when there is no record', async () => {
    expect(await endRecorded(file, 'SIGTERM', 1_000)).toBe(false);
  });
});
