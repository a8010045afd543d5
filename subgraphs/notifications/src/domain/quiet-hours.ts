/** A daily span of local time, `HH:MM` to `HH:MM`, that may go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
}

const DAY_MIN = 1_440;
const MINUTE_MS = 60_000;

/** When the quiet time that holds at `now` ends; null when it is not quiet. Equal ends mean no quiet time at all. */
export function quietUntil(now: Date, hours: QuietHours | null): Date | null {
  if (hours === null) return null;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const current = localMinutes(now, hours.timeZone);
  const isQuiet = from <= to ? current >= from && current < to : current >= from || current < to;
  if (!isQuiet) return null;
  const startOfMinute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const guess = new Date(startOfMinute + modulo(to - current, DAY_MIN) * MINUTE_MS);
  // Clocks may be put forward or back in between: what the guess shows on the wall says by how much.
  const off = modulo(to - localMinutes(guess, hours.timeZone) + DAY_MIN / 2, DAY_MIN) - DAY_MIN / 2;
  return new Date(guess.getTime() + off * MINUTE_MS);
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function localMinutes(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return minutesOf(format.format(at));
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
