import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from './ports.ts';
import { identify } from './process-record.ts';
import { acceptsConnections } from './ready.ts';
import type { ProcessSpec } from './supervised-process.ts';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

let folder: string;
let events: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervisor-'));
  events = [];
});

afterEach(() => rm(folder, { recursive: true }));

function supervise(policy: SupervisorOptions['policy'] = {}): Supervisor {
  const supervisor = new Supervisor({ onEvent: (line) => events.push(line), policy });
  onTestFinished(() => supervisor.stop());
  return supervisor;
}

/** A small server; `body` is JavaScript run in it before it listens on its port. */
async function server(name: string, body = '', more: Partial<ProcessSpec> = {}): Promise<ProcessSpec & { port: number }> {
  const port = await freePort(`${folder}#${name}`);
  const script = `${body};require('node:net').createServer((s) => s.end()).listen(${port}, '127.0.0.1')`;
  return {
    name,
    command: process.execPath,
    args: ['-e', script],
    ready: (signal) => acceptsConnections(port, signal),
    logFile: join(folder, `${name}.log`),
    ...more,
    port,
  };
}

function pidOf(supervisor: Supervisor, name: string): number {
  const part = supervisor.parts().find((each) => each.name === name);
  if (!part) throw new Error(`${name} does not run`);
  return part.pid;
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

describe('a supervisor', () => {
  it('has a process ready when add resolves, and tells its pid and port', async () => {
    const supervisor = supervise();
    const spec = await server('one');
    await supervisor.add(spec);
    await acceptsConnections(spec.port, AbortSignal.timeout(1_000));
    expect(supervisor.parts()).toEqual([{ name: 'one', pid: expect.any(Number), port: spec.port }]);
    expect(identify(pidOf(supervisor, 'one'))).not.toBeNull();
  });

  it('starts a killed process again on the same port, and says so', async () => {
    const supervisor = supervise();
    const spec = await server('one');
    await supervisor.add(spec);
    const killed = pidOf(supervisor, 'one');
    process.kill(killed, 'SIGKILL');
    await eventually(() => expect(events.at(-1)).toMatch(/^one is back after \d+\.\d s$/));
    expect(events[0]).toBe('one was ended by SIGKILL; starting it again in 100 ms');
    expect(pidOf(supervisor, 'one')).not.toBe(killed);
    await acceptsConnections(spec.port, AbortSignal.timeout(1_000));
  });

  it('doubles the pause between restarts up to the longest, while the process dies each time', async () => {
    const supervisor = supervise({ firstDelayMs: 10, longestDelayMs: 40 });
    const flag = join(folder, 'broken');
    await supervisor.add(await server('one', `if (require('node:fs').existsSync(${JSON.stringify(flag)})) process.exit(3)`));
    await writeFile(flag, '');
    process.kill(pidOf(supervisor, 'one'), 'SIGKILL');
    await eventually(() => expect(events.length).toBeGreaterThanOrEqual(5));
    const pauses = events.map((line) => Number(/in (\d+) ms/.exec(line)?.[1]));
    expect(pauses.slice(0, 5)).toEqual([10, 20, 40, 40, 40]);
    expect(events[1]).toBe('one did not come back (one exited with code 3); starting it again in 20 ms');
    await rm(flag);
    await eventually(() => expect(events.at(-1)).toMatch(/^one is back/));
  });

  it('begins with the shortest pause again after a time of health', async () => {
    const supervisor = supervise({ firstDelayMs: 10, healthyAfterMs: 0 });
    await supervisor.add(await server('one'));
    for (const deaths of [1, 2]) {
      process.kill(pidOf(supervisor, 'one'), 'SIGKILL');
      await eventually(() => expect(events.filter((line) => line.includes('is back')).length).toBe(deaths));
    }
    expect(events.filter((line) => line.includes('starting it again')).every((line) => line.endsWith('in 10 ms'))).toBe(true);
  });

  it('refuses a process whose first start fails, with the end of its log', async () => {
    const supervisor = supervise({ firstDelayMs: 1 });
    const spec = await server('one', 'console.error("no disk left"); process.exit(7)');
    await expect(supervisor.add(spec)).rejects.toThrow(/one exited with code 7[\s\S]*no disk left/);
    expect(supervisor.parts()).toEqual([]);
  });

  it('refuses a command that does not exist', async () => {
    const supervisor = supervise({ firstDelayMs: 1 });
    const spec = await server('one', '', { command: join(folder, 'absent') });
    await expect(supervisor.add(spec)).rejects.toThrow(/one cannot be started: .*ENOENT/);
  });

  it('kills a process that is not ready in time', async () => {
    const supervisor = supervise();
    const spec = await server('one', '', {
      readyWithinMs: 300,
      firstStartAttempts: 1,
      ready: () => new Promise<never>(() => undefined),
    });
    await expect(supervisor.add(spec)).rejects.toThrow(/one was not ready within 300 ms/);
    expect(supervisor.parts()).toEqual([]);
  });

  it('stops the last added first, and leaves no process', async () => {
    const supervisor = supervise();
    const journal = join(folder, 'journal');
    const note = (name: string) =>
      `process.on('SIGTERM', () => { require('node:fs').appendFileSync(${JSON.stringify(journal)}, '${name} '); process.exit(0) })`;
    for (const name of ['first', 'second', 'third']) await supervisor.add(await server(name, note(name)));
    const pids = supervisor.parts().map(({ pid }) => pid);
    await supervisor.stop();
    expect(await readFile(journal, 'utf8')).toBe('third second first ');
    expect(pids.map(identify)).toEqual([null, null, null]);
    expect(events).toEqual([]);
  });

  it('kills what ignores the stop signal, after the grace', async () => {
    const supervisor = supervise();
    await supervisor.add(await server('deaf', `process.on('SIGTERM', () => {})`, { graceMs: 200 }));
    const pid = pidOf(supervisor, 'deaf');
    await supervisor.stop();
    expect(identify(pid)).toBeNull();
  });

  it('stops while it is bringing a process back, and does not bring it back', async () => {
    const supervisor = supervise({ firstDelayMs: 60_000, longestDelayMs: 60_000 });
    await supervisor.add(await server('one'));
    process.kill(pidOf(supervisor, 'one'), 'SIGKILL');
    await eventually(() => expect(events.length).toBe(1));
    await supervisor.stop();
    expect(supervisor.parts()).toEqual([]);
    await expect(supervisor.add(await server('two'))).rejects.toThrow('the supervisor has stopped');
  });

  it('restarts one process on request without touching the others', async () => {
    const supervisor = supervise();
    for (const name of ['one', 'two']) await supervisor.add(await server(name));
    const before = supervisor.parts();
    await supervisor.restart('one');
    const after = supervisor.parts();
    expect(after[0]?.pid).not.toBe(before[0]?.pid);
    expect(after[1]).toEqual(before[1]);
    expect(events).toEqual(['one was restarted']);
    await expect(supervisor.restart('three')).rejects.toThrow('nothing called three is supervised');
  });

  it('kills with a process what it started itself', async () => {
    const supervisor = supervise();
    const file = join(folder, 'grandchild');
    const body = `const c = require('node:child_process').spawn('sleep', ['1000']); require('node:fs').writeFileSync(${JSON.stringify(file)}, String(c.pid))`;
    await supervisor.add(await server('parent', body));
    const grandchild = Number(await readFile(file, 'utf8'));
    expect(identify(grandchild)).not.toBeNull();
    process.kill(pidOf(supervisor, 'parent'), 'SIGKILL');
    await eventually(() => expect(identify(grandchild)).toBeNull());
  });

  it('ends what a supervisor that crashed had left running, and takes its place', async () => {
    const recordFile = join(folder, 'run', 'one.json');
    const spec = await server('one', '', { recordFile });
    const doomed = spawn(process.execPath, ['--input-type=module', '-e', supervisingScript(spec)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const orphan = Number(await new Promise((resolve) => doomed.stdout.once('data', resolve)));
    doomed.kill('SIGKILL');
    await new Promise((resolve) => doomed.once('exit', resolve));
    expect(identify(orphan)).not.toBeNull();

    const supervisor = supervise();
    await supervisor.add(spec);
    expect(identify(orphan)).toBeNull();
    expect(events).toEqual(['one: ended the one that an interrupted run had left behind']);
    await supervisor.stop();
    expect(existsSync(recordFile)).toBe(false);
  });
});

/** A program that supervises the given process and prints its pid. */
function supervisingScript({ port, name, command, args, recordFile }: ProcessSpec): string {
  const modules = ['supervisor.ts', 'ready.ts'].map((file) => JSON.stringify(join(import.meta.dirname, file)));
  return `
    import { Supervisor } from ${modules[0]};
    import { acceptsConnections } from ${modules[1]};
    const supervisor = new Supervisor();
    const spec = ${JSON.stringify({ port, name, command, args, recordFile })};
    await supervisor.add({ ...spec, ready: (signal) => acceptsConnections(spec.port, signal) });
    process.stdout.write(String(supervisor.parts()[0].pid));`;
}
