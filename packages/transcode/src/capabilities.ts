import { runProcess } from './process.ts';
import type { Toolbox } from './toolbox.ts';

const LIST_LIMITS = { wallSec: 60, cpuSec: 30, memoryBytes: 1 << 30, outputBytes: 0 };
/** Encoders without which no step can work. */
const NEEDED_ENCODERS = ['libx264', 'aac', 'libwebp_anim', 'mjpeg', 'png'];

const toneMapping = new WeakMap<Toolbox, Promise<boolean>>();

/** Whether this ffmpeg can bring HDR down to SDR properly (needs zimg). Asked once a toolbox, unless asking failed. */
export function canToneMap(tools: Toolbox): Promise<boolean> {
  const known = toneMapping.get(tools);
  if (known) return known;
  const asked = list(tools, '-filters').then((filters) => hasWord(filters, 'zscale') && hasWord(filters, 'tonemap'));
  toneMapping.set(tools, asked);
  asked.catch(() => toneMapping.delete(tools));
  return asked;
}

/** The encoders that this ffmpeg lacks and the steps need; empty when all is well. For a worker's start. Throws when ffmpeg or ffprobe does not run. */
export async function missingEncoders(tools: Toolbox): Promise<string[]> {
  const encoders = await list(tools, '-encoders');
  await runTool(tools, 'ffprobe', tools.ffprobePath, ['-version']);
  return NEEDED_ENCODERS.filter((encoder) => !hasWord(encoders, encoder));
}

function hasWord(text: string, word: string): boolean {
  return text.split(/\s+/).includes(word);
}

function list(tools: Toolbox, what: '-filters' | '-encoders'): Promise<string> {
  return runTool(tools, 'ffmpeg', tools.ffmpegPath, ['-hide_banner', what]);
}

async function runTool(tools: Toolbox, tool: string, command: string, args: string[]): Promise<string> {
  let text = '';
  const onStdout = (chunk: Buffer) => {
    text += chunk.toString('latin1');
  };
  await runProcess({ tool, command, args, cwd: tools.tempDir, niceness: 0, limits: LIST_LIMITS, onStdout });
  return text;
}
