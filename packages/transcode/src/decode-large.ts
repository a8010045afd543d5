import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DecodeRequest } from './decode-upright.ts';
import { PermanentMediaError, ProcessFailedError } from './errors.ts';
import type { Pixels } from './image-variants.ts';
import { runProcess } from './process.ts';
import type { Toolbox } from './toolbox.ts';

const MAIN = fileURLToPath(new URL('./decode-large-main.ts', import.meta.url));
/** Four channels of 2048 times 2048, and some. */
const MAX_PIXEL_BYTES = 32 * 1024 * 1024;

const answerSchema = z.union([
  z.object({ width: z.number(), height: z.number(), channels: z.union([z.literal(3), z.literal(4)]) }),
  z.object({ problem: z.string() }),
]);

/**
 * Decodes like `decodeUpright`, in a process of its own inside the limits of tools: some decoders hold up to 18 bytes a pixel. Throws
 * `decodeErrorOf` the decoder's problem, and what `runProcess` throws.
 */
export async function decodeLarge(tools: Toolbox, request: DecodeRequest, signal: AbortSignal | undefined): Promise<Pixels> {
  const folder = await mkdtemp(join(tools.tempDir, 'large-'));
  try {
    const target = join(folder, 'pixels');
    let told = '';
    await runProcess({
      tool: 'sharp',
      command: process.execPath,
      args: [MAIN, JSON.stringify({ ...request, target })],
      cwd: folder,
      niceness: tools.niceness,
      limits: {
        wallSec: tools.limits.wallBaseSec,
        cpuSec: tools.limits.cpuBaseSec,
        memoryBytes: tools.limits.maxProcessBytes,
        outputBytes: MAX_PIXEL_BYTES,
      },
      signal,
      onStdout: (chunk) => {
        told += chunk.toString('utf8');
      },
    });
    if (told === '') throw new ProcessFailedError('sharp', 0, null, 'it told nothing');
    const answer = answerSchema.parse(JSON.parse(told));
    if ('problem' in answer) throw decodeErrorOf(answer.problem);
    return { ...answer, data: await readFile(target) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a decoder's problem means: the picture is CORRUPT; a time-out may be the machine's fault. */
export function decodeErrorOf(problem: string): Error {
  return /timeout/i.test(problem) ? new Error(problem) : new PermanentMediaError('CORRUPT', problem);
}
