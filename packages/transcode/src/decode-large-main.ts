import { writeFile } from 'node:fs/promises';
import { decodeUpright } from './decode-upright.ts';

// Decodes one large picture in a process of its own: what its decoder holds never counts against the worker. Argument: a `DecodeRequest` and
// where the pixels go, as JSON; tells what they are, or what was wrong, on its output.
const { target, ...request } = JSON.parse(process.argv[2] ?? '{}');
try {
  const { data, ...pixels } = await decodeUpright(request);
  await writeFile(target, data);
  process.stdout.write(JSON.stringify(pixels));
} catch (error) {
  process.stdout.write(JSON.stringify({ problem: String(error) }));
}
