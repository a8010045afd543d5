import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixture, transcoderOf } from '../support.ts';
import { type Bait, type HostileFile, text } from './file.ts';

const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const picture = (size: string, sec: number, rate = '25') => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${sec}`];

/** A clip that ffmpeg makes. */
export async function clip(extension: string, ...options: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const path = join(folder, `clip.${extension}`);
  await promisify(execFile)(transcoderOf().ffmpegPath, ['-v', 'error', ...options, '-y', path]);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return bytes;
}

/** A box of an MP4. */
function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat([text(type), ...content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body]);
}

/** The real clip with the entry count of a sample table overwritten. */
function lying(bunny: Buffer, table: string, countAt: number, count: number): Buffer {
  const bytes = Buffer.from(bunny);
  bytes.writeUInt32BE(count, bytes.indexOf(table, 0, 'latin1') + countAt);
  return bytes;
}

/** A movie whose data lie elsewhere: the self-reference of a track becomes an address. Sample offsets point into it. */
function withDataElsewhere(bunny: Buffer, url: string): Buffer {
  const bytes = Buffer.from(bunny);
  const at = bytes.indexOf('url \0\0\0\x01', 0, 'latin1');
  bytes.writeUInt32BE(0, at + 4);
  bytes.write(url.slice(0, 24), at + 8, 'latin1');
  return bytes;
}

/** Videos and sounds made to do harm. */
export async function hostileFilms({ url, canary }: Bait): Promise<HostileFile[]> {
  const bunny = await fixture('bigbuckbunny.mp4');
  const [wide, slow, many, noise, matroska, gifFrames, gifPixels, wav] = await Promise.all([
    clip('mp4', ...picture('8400x16', 0.1), ...X264),
    clip('mp4', ...picture('32x32', 16_000, '1/2000'), ...X264),
    clip('mp4', ...picture('16x16', 0.1), ...Array.from({ length: 33 }, () => ['-map', '0:v']).flat(), '-c:v', 'mpeg4'),
    clip('mp4', ...picture('320x180', 1), ...X264, '-movflags', '+faststart'),
    clip('mkv', ...picture('64x64', 0.2), ...X264),
    clip('gif', ...picture('16x16', 101, '10')),
    clip('gif', ...picture('2000x2000', 2.7, '10')),
    clip('wav', '-f', 'lavfi', '-i', 'sine=d=1'),
  ]);
  for (let at = noise.indexOf('mdat', 0, 'latin1') + 4; at < noise.length; at++) noise[at] = (at * 7919) % 251;
  wav.writeUInt32LE(0xffffffff, 4);
  const hls = `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n${url}\n#EXTINF:1,\nfile://${canary.path}\n#EXT-X-ENDLIST\n`;
  const reference = box('rdrf', Buffer.alloc(4), text('url '), Buffer.from([0, 0, 0, url.length]), text(url));
  const screen = Buffer.from(gifFrames);
  screen.writeUInt16LE(65_535, 6);
  screen.writeUInt16LE(65_535, 8);
  const mp4 = (name: string, bytes: Buffer, harmless = false): HostileFile => ({
    name,
    kind: 'VIDEO',
    contentType: 'video/mp4',
    bytes,
    harmless,
  });
  const gif = (name: string, bytes: Buffer): HostileFile => ({ name, kind: 'GIF', contentType: 'image/gif', bytes });
  const sound = (name: string, bytes: Buffer, contentType = 'audio/mpeg', harmless = false): HostileFile => ({
    name,
    kind: 'AUDIO',
    contentType,
    bytes,
    harmless,
  });
  return [
    mp4('an HLS playlist', text(hls)),
    mp4('a concat script', text(`ffconcat version 1.0\nfile '${canary.path}'\nfile '${url}'\n`)),
    mp4('a concat script without a header', text(`file '${canary.path}'\n`)),
    mp4('a DASH manifest', text(`<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${url}</BaseURL></MPD>`)),
    mp4('a session description', text('v=0\nm=video 5004 RTP/AVP 96\nc=IN IP4 127.0.0.1\n')),
    {
      ...mp4(
        'a movie that refers to another',
        Buffer.concat([box('ftyp', text('qt  \0\0\0\0qt  ')), box('moov', box('rmra', box('rmda', reference)))]),
      ),
      contentType: 'video/quicktime',
    },
    mp4('a movie whose data lie elsewhere', withDataElsewhere(bunny, url), true),
    {
      ...mp4(
        'a playlist as the subtitles of an AVI',
        Buffer.concat([text('RIFF\xff\xff\0\0AVI LIST\x04\0\0\0hdrlGAB2\0\x02\0'), text(hls)]),
      ),
      contentType: 'video/x-msvideo',
    },
    mp4('a header alone', text('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')),
    mp4('a box of four gigabytes', text('\0\0\0\x18ftypmp42\0\0\0\0mp42isom\xff\xff\xff\xffmoov\xff\xff\xff\xfftrak')),
    mp4('a third of a movie', bunny.subarray(0, bunny.length / 3), true),
    mp4('a table of a billion times', lying(bunny, 'stts', 8, 0x3fffffff), true),
    mp4('a table of a billion sizes', lying(bunny, 'stsz', 12, 0x3fffffff), true),
    mp4('a table of a billion places', lying(bunny, 'stco', 8, 0x3fffffff), true),
    mp4('a program', (await readFile(process.execPath)).subarray(0, 200_000)),
    mp4('a Matroska file', matroska),
    mp4('noise for frames', noise),
    mp4('8,400 pixels wide', wide),
    mp4('four and a half hours of nothing', slow),
    mp4('33 streams', many),
    gif('1,010 frames', gifFrames),
    gif('104 megapixels in 26 frames', gifPixels),
    gif('a screen of four gigapixels', screen),
    gif('a GIF that breaks off', gifPixels.subarray(0, 60)),
    sound('a playlist', text(`#EXTM3U\n${url}\n`)),
    sound('tags around a script', text(`ID3\x04\0\0\0\0\0\0${'<?php evil ?>'.repeat(300)}`)),
    sound('a movie', bunny, 'audio/mp4'),
    sound('a header of four gigabytes', wav, 'audio/wav', true),
  ];
}
