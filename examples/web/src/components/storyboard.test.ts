import { expect, test } from 'vitest';
import { framesOf } from './storyboard-frames.ts';

test('a storyboard is read from its WebVTT: when, and which part of which picture', () => {
  const vtt = `WEBVTT

00:00.000 --> 00:02.000
sprite.jpg#xywh=0,0,160,90

1
01:00:02.500 --> 01:00:04.000
sprite.jpg#xywh=160,90,160,90
`;
  expect(framesOf(vtt, 'https://cdn.example/v/1/board.vtt')).toEqual([
    { fromSec: 0, url: 'https://cdn.example/v/1/sprite.jpg', x: 0, y: 0, width: 160, height: 90 },
    { fromSec: 3_602.5, url: 'https://cdn.example/v/1/sprite.jpg', x: 160, y: 90, width: 160, height: 90 },
  ]);
});
