import { readFileSync } from 'node:fs';
import { z } from 'zod';

const entrySchema = z.object({
  /** Calls allowed in any window. */
  limit: z.number().int().min(1),
  windowSec: z.number().int().min(1),
  /** Whose calls are counted together: the account's (the address while anonymous), or always the address. */
  by: z.enum(['caller', 'ip']),
  /** What happens while nobody can count: go on, or refuse with SERVICE_UNAVAILABLE. */
  whenDown: z.enum(['allow', 'refuse']),
});
/** The limit of one root field. */
export type RateLimit = z.output<typeof entrySchema>;

const tableSchema = z.object({
  /** Root fields without an entry of their own. */
  defaults: z.object({ query: entrySchema, mutation: entrySchema, subscription: entrySchema }),
  /** By name of the root field. */
  fields: z.record(z.string(), entrySchema),
});
/** The limits of all root fields. */
export type RateLimitTable = z.output<typeof tableSchema>;

const perMinute = (limit: number, by: RateLimit['by'], whenDown: RateLimit['whenDown']): RateLimit => ({
  limit,
  windowSec: 60,
  by,
  whenDown,
});
const guessable = (limit: number) => perMinute(limit, 'ip', 'refuse');
const write = (limit: number) => perMinute(limit, 'caller', 'refuse');
const read = (limit: number) => perMinute(limit, 'caller', 'allow');

/** What holds unless `RATE_LIMITS_FILE` says otherwise. */
export const DEFAULT_RATE_LIMITS: RateLimitTable = {
  defaults: { query: read(600), mutation: perMinute(300, 'caller', 'allow'), subscription: read(300) },
  fields: {
    logIn: guessable(30),
    register: guessable(20),
    completeTwoFactor: guessable(30),
    startPasskeyLogin: guessable(30),
    finishPasskeyLogin: guessable(30),
    completeExternalLogin: guessable(30),
    verifyEmail: guessable(30),
    resendVerification: guessable(10),
    requestPasswordReset: guessable(10),
    resetPassword: guessable(20),
    confirmEmailChange: guessable(20),
    refreshSession: guessable(120),
    stepUp: write(20),
    changePassword: write(20),
    disableTwoFactor: write(20),
    confirmTwoFactorSetup: write(20),
    sendMessage: write(120),
    forwardMessage: write(60),
    createPost: write(60),
    createComment: write(60),
    createUpload: write(60),
    follow: write(120),
    searchUsers: read(60),
    searchPosts: read(60),
    searchVideos: read(60),
    searchMessages: read(60),
  },
};

const overridesSchema = z.object({
  defaults: tableSchema.shape.defaults.partial().default({}),
  fields: tableSchema.shape.fields.default({}),
});

/** The table with the entries of a JSON file put over it. Throws when the file cannot be read or has another shape. */
export function readRateLimits(file: string | null): RateLimitTable {
  if (file === null) return DEFAULT_RATE_LIMITS;
  const overrides = overridesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    defaults: { ...DEFAULT_RATE_LIMITS.defaults, ...overrides.defaults },
    fields: { ...DEFAULT_RATE_LIMITS.fields, ...overrides.fields },
  };
}
