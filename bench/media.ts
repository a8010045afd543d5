/**
 * Media beside the bare tools, in one run: pictures a second beside sharp; a short from the end of its upload to playable and to all renditions; the
 * ladder beside one ffmpeg command with the same renditions; how time grows with the clip. Needs the servers of a test stack in the environment.
 *
 *   npm run bench media -- [--only images,formats,ladder,short,growth] [--rounds 3]
 */
import { parseArgs } from 'node:util';
import { imageFormats, imagesASecond } from './media/images.ts';
import { ladderBesideBare, timeAsTheClipGrows, timeOfAShort } from './media/videos.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'images,formats,ladder,short,growth' },
    rounds: { type: 'string', default: '3' },
  },
});
const rounds = Number(values.rounds);
const parts: Record<string, () => Promise<void>> = {
  images: () => imagesASecond(rounds),
  formats: () => imageFormats(),
  ladder: () => ladderBesideBare(rounds),
  short: () => timeOfAShort(rounds),
  growth: () => timeAsTheClipGrows(),
};
for (const name of values.only.split(',')) await parts[name]?.();
