import type { Logger } from '@app/kernel';
import { type DestinationStream, pino } from 'pino';
import { oneLine, redacted } from './redact.ts';

/** How a process logs. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a logger is made of. */
export interface LoggerOptions {
  /** The part that speaks, e.g. `gateway`; in every line. */
  readonly name: string;
  /** Lines below it are dropped. @defaultValue info */
  readonly level?: LogLevel;
  /** Coloured lines for people instead of JSON. @defaultValue false */
  readonly pretty?: boolean;
  /** Where lines go. @defaultValue standard output */
  readonly destination?: DestinationStream;
}

/** A structured logger: one JSON object a line, secrets removed by the names of their keys, control characters escaped. */
export function createLogger(options: LoggerOptions): Logger {
  const base = {
    level: options.level ?? 'info',
    base: { name: options.name },
    // Errors arrive as plain objects already.
    serializers: { err: (value: unknown) => value },
  };
  if (options.destination) return wrap(pino(base, options.destination));
  if (options.pretty !== true) return wrap(pino(base));
  return wrap(pino({ ...base, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', singleLine: true } } }));
}

/** A logger that writes nothing, for tests and tools. */
export function silentLogger(): Logger {
  return createLogger({ name: 'silent', level: 'silent' });
}

type Sink = ReturnType<typeof pino>;

function wrap(sink: Sink): Logger {
  return loggerOn(sink, () => sink);
}

/** `level` tells what is enabled; the sink itself is made at the first line, because most children of a request never write one. */
function loggerOn(level: Sink, sinkOf: () => Sink): Logger {
  let made: Sink | null = null;
  const sink = () => {
    made ??= sinkOf();
    return made;
  };
  const write = (name: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    if (level.isLevelEnabled(name)) sink()[name](redacted(fields), oneLine(message));
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (bindings) => loggerOn(level, () => sink().child(redacted(bindings))),
  };
}
