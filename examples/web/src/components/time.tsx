import { Text, type TextProps } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
];
const WEEK_SEC = 7 * 86_400;

/** When something was, as people say it: "5 minutes ago", or the day when it is long past. */
export function sayWhen(at: string, language: string, now = Date.now()): string {
  const ageSec = Math.max(0, (now - Date.parse(at)) / 1000);
  if (ageSec > WEEK_SEC) return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at));
  const [unit, seconds] = STEPS.findLast(([, size]) => ageSec >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }).format(
    -Math.floor(ageSec / (unit === 'second' ? 60 : seconds)),
    unit,
  );
}

export function Time({ at, ...rest }: { readonly at: string } & TextProps) {
  const { language } = useTexts();
  return (
    <Text
      component="time"
      span
      size="xs"
      c="dimmed"
      {...rest}
      {...{ dateTime: at, title: new Date(at).toLocaleString(language) }}
    >
      {sayWhen(at, language)}
    </Text>
  );
}

/** The time of day, for messages. */
export function clock(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** Seconds as 1:05. */
export function playTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
