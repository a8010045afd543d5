import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNNY, scratchFolder, testTranscoder } from '../test/tools.ts';
import { type ProcessLimits, type ProcessRequest, runProcess } from './process.ts';

let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

const GENEROUS: ProcessLimits = { wallSec: 30, cpuSec: 30, memoryBytes: 1 << 30, outputBytes: 1 << 30 };

function request(
  command: string,
  args: string[],
  limits: Partial<ProcessLimits> = {},
  rest: Partial<ProcessRequest> = {},
): ProcessRequest {
  return { tool: command, command, args, cwd: folder, niceness: 5, limits: { ...GENEROUS, ...limits }, ...rest };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the process is gone; the kernel reaps it in its own time. */
async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 20 }).toBe(false);
}

/** A shell that starts a child of its own and prints the child's process id. */
const WITH_CHILD = ['-c', 'sleep 60 & echo $!; wait'];

describe('runProcess', () => {
  it('gives a tool a bare environment and no standard input', async () => {
    let printed = '';
    await runProcess(request('env', [], {}, { onStdout: (chunk) => (printed += chunk) }));
    expect(
      printed
        .trim()
        .split('\n')
        .sort()
        .map((line) => line.split('=')[0]),
    ).toEqual(['LANG', 'PATH']);
    await runProcess(request('cat', []));
  });

  it('kills the whole process group when aborted, and throws the signal’s reason', async () => {
    const controller = new AbortController();
    const started = Promise.withResolvers<number>();
    const run = runProcess(
      request('sh', WITH_CHILD, {}, { signal: controller.signal, onStdout: (chunk) => started.resolve(Number(chunk)) }),
    );
    const grandchild = await started.promise;
    controller.abort(new Error('cancelled by its owner'));
    await expect(run).rejects.toThrow('cancelled by its owner');
    await gone(grandchild);
  });

  it('does not start at all when aborted before', async () => {
    await expect(runProcess(request('sleep', ['60'], {}, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('ends what takes too long, as worth a retry', async () => {
    await expect(runProcess(request('sleep', ['60'], { wallSec: 0.2 }))).rejects.toMatchObject({
      name: 'ProcessTimeoutError',
      limitMs: 200,
    });
  });

  it.runIf(process.platform === 'linux').each([
    ['CPU time', ['-e', 'for (;;);'], { cpuSec: 0.3 }],
    ['memory', ['-e', 'const a = []; setInterval(() => a.push(Buffer.alloc(2e7, 1)), 5)'], { memoryBytes: 300e6 }],
  ] as const)('ends what uses too much %s, for good', async (_what, args, limits) => {
    const run = runProcess(request(process.execPath, [...args], limits));
    await expect(run).rejects.toMatchObject({ name: 'PermanentMediaError', reason: 'RESOURCE_LIMIT' });
  });

  it.runIf(process.platform === 'linux')('ends what writes too much', async () => {
    const run = runProcess(request('dd', ['if=/dev/zero', 'of=large', 'bs=1M', 'count=64'], { outputBytes: 1 << 20 }));
    await expect(run).rejects.toMatchObject({ reason: 'RESOURCE_LIMIT' });
  });

  it('tells a bad end with a tail of stderr, kept apart from the message', async () => {
    const run = runProcess(request('sh', ['-c', 'head -c 20000 /dev/zero | tr "\\0" x >&2; echo last words >&2; exit 3']));
    const error: unknown = await run.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ProcessFailedError', exitCode: 3, signal: null });
    expect(error).toHaveProperty('stderrTail', expect.stringMatching(/^x{7000,8000}last words\n$/));
    expect(String(error)).not.toContain('last words');
  });

  it('takes a kill from outside, as the kernel does when memory is short, for worth a retry', async () => {
    const run = runProcess(request('sh', ['-c', 'kill -KILL $$']));
    await expect(run).rejects.toMatchObject({ name: 'ProcessFailedError', signal: 'SIGKILL' });
  });

  it('takes a missing tool for worth a retry', async () => {
    await expect(runProcess(request('no-such-tool', []))).rejects.toMatchObject({ name: 'ProcessFailedError' });
  });

  it.runIf(process.platform === 'linux')('leaves nothing behind when the parent is killed with -9', async () => {
    const script = `
      import { runProcess } from ${JSON.stringify(join(import.meta.dirname, 'process.ts'))};
      const limits = ${JSON.stringify(GENEROUS)};
      await runProcess({ tool: 'sh', command: 'sh', args: ['-c', 'echo $$; exec sleep 60'], cwd: '/', niceness: 0, limits, onStdout: (chunk) => process.stdout.write(chunk) });`;
    const parent: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(parent.stdout ?? parent, 'data');
    const child = Number(chunk);
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    await gone(child);
  });
});

describe('cancelling a step', () => {
  it('kills its ffmpeg at once and removes its temporary folder', async () => {
    const tempDir = await scratchFolder();
    const transcoder = testTranscoder({ tempDir, videoPreset: 'slow' });
    const probe = await transcoder.probeVideo(BUNNY);
    const controller = new AbortController();
    const out = join(folder, 'cancelled');
    const run = transcoder.transcodeLadder(BUNNY, probe, out, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readdir(tempDir)).toEqual([]);
    if (process.platform === 'linux') expect(await commandsNaming(out)).toEqual([]);
  });

  it('says so when ffmpeg itself is not there', async () => {
    const transcoder = testTranscoder({ ffmpegPath: '/nowhere/ffmpeg' });
    await expect(transcoder.missingEncoders()).rejects.toMatchObject({ name: 'ProcessFailedError' });
  });
});

/** Command lines of live processes that name this text. */
async function commandsNaming(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(text));
}
