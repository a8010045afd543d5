import { expect, it } from 'vitest';
import { METER_HZ, PeakMeter, WAVEFORM_PEAKS } from './waveform.ts';

function samples(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeInt16LE(value, index * 2);
  return buffer;
}

it('gives 64 peaks from silence to full scale', () => {
  const meter = new PeakMeter();
  meter.feed(samples(...new Array<number>(METER_HZ).fill(0)));
  meter.feed(samples(...new Array<number>(METER_HZ).fill(-32_768)));
  const peaks = meter.peaks();
  expect(meter.durationSec).toBe(2);
  expect(peaks).toHaveLength(WAVEFORM_PEAKS);
  expect(peaks.slice(0, 31).every((peak) => peak === 0)).toBe(true);
  expect(peaks.slice(33).every((peak) => peak === 1)).toBe(true);
});

it('is not confused by chunks that end inside a sample', () => {
  const meter = new PeakMeter();
  const whole = samples(100, -16_384, 200, 5);
  for (const byte of whole) meter.feed(Buffer.from([byte]));
  expect(Math.max(...meter.peaks())).toBe(0.5);
  expect(meter.durationSec).toBe(4 / METER_HZ);
});

it('gives silence for nothing', () => {
  expect(new PeakMeter().peaks()).toEqual(new Array<number>(WAVEFORM_PEAKS).fill(0));
});
