import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const at = (iso: string) => new Date(iso);
const night = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };

describe('quiet hours', () => {
  it('hold inside their span and end at its end, in the user’s own time', () => {
    expect(quietUntil(at('2026-01-10T12:30:20Z'), { from: '12:00', to: '13:00', timeZone: 'UTC' })).toEqual(
      at('2026-01-10T13:00:00Z'),
    );
    expect(quietUntil(at('2026-01-10T13:00:00Z'), { from: '12:00', to: '13:00', timeZone: 'UTC' })).toBeNull();
    expect(quietUntil(at('2026-01-10T04:30:00Z'), { from: '12:00', to: '13:00', timeZone: 'Asia/Shanghai' })).toEqual(
      at('2026-01-10T05:00:00Z'),
    );
  });

  it('go over midnight', () => {
    expect(quietUntil(at('2026-01-10T22:00:00Z'), night)).toEqual(at('2026-01-11T06:00:00Z'));
    expect(quietUntil(at('2026-01-11T05:59:59Z'), night)).toEqual(at('2026-01-11T06:00:00Z'));
    expect(quietUntil(at('2026-01-11T06:00:00Z'), night)).toBeNull();
  });

  it('end at the right minute in a night in which clocks change', () => {
    expect(quietUntil(at('2026-03-28T22:30:00Z'), night)).toEqual(at('2026-03-29T05:00:00Z'));
    expect(quietUntil(at('2026-10-24T21:30:00Z'), night)).toEqual(at('2026-10-25T06:00:00Z'));
  });

  it('of no length, or none, are never', () => {
    expect(quietUntil(at('2026-01-10T12:00:00Z'), { from: '12:00', to: '12:00', timeZone: 'UTC' })).toBeNull();
    expect(quietUntil(at('2026-01-10T12:00:00Z'), null)).toBeNull();
  });
});
