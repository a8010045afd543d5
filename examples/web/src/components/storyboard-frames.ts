/** A part of the sprite that shows the video from `fromSec` on. */
export interface Frame {
  readonly fromSec: number;
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CUE = /(?:(\d+):)?(\d+):([\d.]+) --> \S+\s+(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/g;

/** Reads WebVTT whose cues name a part of a picture. */
export function framesOf(vtt: string, base: string): readonly Frame[] {
  return [...vtt.matchAll(CUE)].map(([, hours = '0', minutes = '0', seconds = '0', name = '', ...area]) => {
    const [x = 0, y = 0, width = 0, height = 0] = area.map(Number);
    const fromSec = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
    return { fromSec, url: new URL(name, base).href, x, y, width, height };
  });
}
