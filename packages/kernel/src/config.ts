import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One configuration key: its rule, its default, and what it is for (a line in `.env.template`). */
export interface Setting<T> {
  readonly schema: z.ZodType<T>;
  /** What holds when the variable is absent; undefined: it must be given. */
  readonly fallback: string | undefined;
  readonly about: string;
  /** A secret's fallback is for development only: production refuses to start with it. */
  readonly isSecret: boolean;
}

function setting<T>(schema: z.ZodType<T>, fallback: string | undefined, about: string, isSecret = false): Setting<T> {
  return { schema, fallback, about, isSecret };
}

/** A whole number from `min` (default 0); the unit stands in the key's name. */
export function integer(fallback: number, about: string, min = 0): Setting<number> {
  return setting(z.coerce.number().int().min(min), String(fallback), about);
}

/** A text; without a fallback the variable is required. */
export function string(fallback: string | undefined, about: string): Setting<string> {
  return setting(z.string().min(1), fallback, about);
}

/** A text that may be absent: null then. */
export function optionalString(about: string): Setting<string | null> {
  return setting(
    z.string().transform((value) => (value === '' ? null : value)),
    '',
    about,
  );
}

/** `on` or `off`. */
export function flag(fallback: 'on' | 'off', about: string): Setting<boolean> {
  return setting(
    z.enum(['on', 'off']).transform((value) => value === 'on'),
    fallback,
    about,
  );
}

/** One of some words. */
export function oneOf<const W extends readonly [string, ...string[]]>(
  words: W,
  fallback: W[number],
  about: string,
): Setting<W[number]> {
  return setting(z.enum(words), fallback, about);
}

/** A comma-separated list; empty: none. */
export function list(fallback: string, about: string): Setting<string[]> {
  return setting(
    z.string().transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    ),
    fallback,
    about,
  );
}

/** A secret of at least 32 characters, from `KEY` or from the file named by `KEY_FILE`. The fallback is for development only. */
export function secret(developmentFallback: string, about: string): Setting<string> {
  return setting(z.string().min(32), developmentFallback, about, true);
}

type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ConfigOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Says everything that is wrong with the environment at once. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings of one process from its environment. Throws `ConfigError` with all problems; never reads anything else. */
export function readConfig<S extends Settings>(settings: S, env: NodeJS.ProcessEnv): ConfigOf<S> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(settings)) {
    const given = valueFromEnv(key, one, env, problems);
    const value = given ?? one.fallback;
    if (value === undefined) {
      problems.push(`${key} is required: ${one.about}`);
      continue;
    }
    if (one.isSecret && value === one.fallback && env.NODE_ENV === 'production') {
      problems.push(`${key} still has its development default: set it (or ${key}_FILE) in production`);
    }
    const parsed = one.schema.safeParse(value);
    if (parsed.success) values[key] = parsed.data;
    else problems.push(`${key}: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return values as ConfigOf<S>;
}

function valueFromEnv(key: string, one: Setting<unknown>, env: NodeJS.ProcessEnv, problems: string[]): string | undefined {
  const file = one.isSecret ? env[`${key}_FILE`] : undefined;
  if (file === undefined) return env[key];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    problems.push(`${key}_FILE cannot be read`);
    return undefined;
  }
}

/** The lines of `.env.template` for some settings: each key with its default and what it is for. */
export function configTemplate(title: string, settings: Settings): string {
  const lines = Object.entries(settings).map(([key, one]) => {
    const note = one.isSecret
      ? ' (development default: change it in production)'
      : one.fallback === undefined
        ? ' (required)'
        : '';
    return `# ${one.about}${note}\n#${key}=${one.fallback ?? ''}`;
  });
  return `## ${title}\n${lines.join('\n')}\n`;
}
