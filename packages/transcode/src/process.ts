/**
 * Runs one external tool inside limits: no shell, a bare environment, its own process group that dies as a whole,
 * and with its parent. What it prints on stderr is kept as a short tail for logs.
 */
import { execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { PermanentMediaError, ProcessFailedError, ProcessTimeoutError } from './errors.ts';
import { folderBytes, processUsage } from './process-usage.ts';

/** What one run may use. Exceeding wall time is worth a retry; exceeding anything else is the file's fault. */
export interface ProcessLimits {
  wallSec: number;
  /** User and system time of all threads together. */
  cpuSec: number;
  /** Resident memory. */
  memoryBytes: number;
  /** Of any one file that it writes, and of `outputDir` as a whole. */
  outputBytes: number;
}

/** One run of a tool. */
export interface ProcessRequest {
  /** For messages. */
  tool: string;
  /** Absolute, or a name found in the usual system folders. */
  command: string;
  args: readonly string[];
  cwd: string;
  limits: ProcessLimits;
  /** 0 to 19; higher yields more to others. */
  niceness: number;
  /** Watched against `limits.outputBytes`. */
  outputDir?: string | undefined;
  signal?: AbortSignal | undefined;
  onStdout?: ((chunk: Buffer) => void) | undefined;
  /** Receives what the tool writes to file descriptor 3. */
  onReport?: ((text: string) => void) | undefined;
}

/** What a run that ended well has used; usage is sampled four times a second, so short runs report less than they took. */
export interface ProcessResult {
  stderrTail: string;
  wallSec: number;
  cpuSec: number;
  peakMemoryBytes: number;
}

const STDERR_TAIL_CHARS = 8_000;
const USAGE_SAMPLE_MS = 250;
const OUTPUT_SAMPLE_MS = 2_000;
/** A child gets nothing of our environment; this is where bare tool names are looked up. */
const BARE_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', LANG: 'C' };

/**
 * Runs it to its end. Throws `PermanentMediaError` RESOURCE_LIMIT when it used too much CPU, memory or disk,
 * `ProcessTimeoutError` when it took too long, the signal's reason when aborted, `ProcessFailedError` for any other bad end.
 * By the time this returns or throws the process group is dead.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  request.signal?.throwIfAborted();
  const { command, args } = await limited(request);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd: request.cwd,
    env: BARE_ENV,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const watch = watchLimits(request, child.pid);
  let stderrTail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderrTail = (stderrTail + text).slice(-STDERR_TAIL_CHARS);
  });
  child.stdout?.on('data', (chunk: Buffer) => request.onStdout?.(chunk));
  reportsOf(child.stdio[3])?.on('data', (text: string) => request.onReport?.(text));

  const ended = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
  child.once('error', ended.reject);
  child.once('close', (code, signal) => ended.resolve({ code, signal }));
  try {
    const { code, signal } = await ended.promise;
    if (watch.cause) throw watch.cause;
    if (signal === 'SIGXCPU' || signal === 'SIGXFSZ' || stderrTail.includes('received signal 24')) {
      throw new PermanentMediaError('RESOURCE_LIMIT', `${request.tool} reached ${signal ?? 'SIGXCPU'}`);
    }
    if (code !== 0) throw new ProcessFailedError(request.tool, code, signal, stderrTail);
    return {
      stderrTail,
      wallSec: (performance.now() - startedAt) / 1000,
      cpuSec: watch.cpuSec,
      peakMemoryBytes: watch.peakMemoryBytes,
    };
  } finally {
    watch.stop();
  }
}

interface LimitWatch {
  /** Why we killed it; null while we did not. */
  cause: unknown;
  cpuSec: number;
  peakMemoryBytes: number;
  stop: () => void;
}

function watchLimits(request: ProcessRequest, pid: number | undefined): LimitWatch {
  const { limits, signal, tool } = request;
  const kill = (cause: unknown) => {
    watch.cause ??= cause;
    killGroup(pid);
  };
  const over = (what: string) => kill(new PermanentMediaError('RESOURCE_LIMIT', `${tool} used too much ${what}`));
  const onAbort = () => kill(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const wall = setTimeout(() => kill(new ProcessTimeoutError(tool, limits.wallSec * 1000)), limits.wallSec * 1000);
  const usage = setInterval(() => {
    const used = pid === undefined ? null : processUsage(pid);
    if (used === null) return;
    watch.cpuSec = Math.max(watch.cpuSec, used.cpuSec);
    watch.peakMemoryBytes = Math.max(watch.peakMemoryBytes, used.memoryBytes);
    if (used.cpuSec > limits.cpuSec) over('CPU time');
    if (used.memoryBytes > limits.memoryBytes) over('memory');
  }, USAGE_SAMPLE_MS);
  const output = setInterval(async () => {
    if (request.outputDir && (await folderBytes(request.outputDir)) > limits.outputBytes) over('disk');
  }, OUTPUT_SAMPLE_MS);
  const watch: LimitWatch = {
    cause: null,
    cpuSec: 0,
    peakMemoryBytes: 0,
    stop: () => {
      clearTimeout(wall);
      clearInterval(usage);
      clearInterval(output);
      signal?.removeEventListener('abort', onAbort);
    },
  };
  if (signal?.aborted) onAbort();
  return watch;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone: that is what was wanted.
  }
}

/** Node types an extra descriptor as any stream; opened as a pipe it is one that we read. */
function reportsOf(stream: unknown): Readable | null {
  const isReadable = (value: unknown): value is Readable => typeof value === 'object' && value !== null && 'setEncoding' in value;
  return isReadable(stream) ? stream.setEncoding('utf8') : null;
}

interface Launcher {
  hasSetpriv: boolean;
  hasPrlimit: boolean;
  hasNice: boolean;
}

let launcher: Promise<Launcher> | null = null;

/**
 * Puts the kernel's own limits in front of the tool where util-linux is present: each launcher replaces itself by the next,
 * so the process id stays the tool's. `setpriv` makes the kernel kill the tool when we die, even by SIGKILL.
 */
async function limited(request: ProcessRequest): Promise<{ command: string; args: string[] }> {
  launcher ??= findLaunchers();
  const { hasSetpriv, hasPrlimit, hasNice } = await launcher;
  const cpuSec = Math.ceil(request.limits.cpuSec) + 2;
  const words = [
    ...(hasNice ? ['nice', '-n', String(request.niceness)] : []),
    ...(hasPrlimit
      ? ['prlimit', `--cpu=${cpuSec}:${cpuSec + 5}`, `--fsize=${Math.ceil(request.limits.outputBytes)}`, '--core=0']
      : []),
    ...(hasSetpriv ? ['setpriv', '--pdeathsig', 'KILL'] : []),
    request.command,
    ...request.args,
  ];
  const [command = request.command, ...args] = words;
  return { command, args };
}

async function findLaunchers(): Promise<Launcher> {
  const works = (command: string, ...args: string[]) =>
    promisify(execFile)(command, args, { env: BARE_ENV }).then(
      () => true,
      () => false,
    );
  const [hasSetpriv, hasPrlimit, hasNice] = await Promise.all([
    works('setpriv', '--pdeathsig', 'KILL', 'true'),
    works('prlimit', '--cpu=60:65', '--fsize=1000000', '--core=0', 'true'),
    works('nice', '-n', '5', 'true'),
  ]);
  return { hasSetpriv, hasPrlimit, hasNice };
}
