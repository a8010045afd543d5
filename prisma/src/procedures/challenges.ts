import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { ChallengeKind } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, callRows } from './call.ts';

/** Something asked of a client. Keyed by id (WebAuthn) or by the hash of a token (second factor). */
export interface OpenChallengeInput {
  readonly id: string;
  readonly kind: ChallengeKind;
  /** Null while it is not known who answers (sign-in by passkey). */
  readonly userId: string | null;
  readonly tokenHash: Bytes | null;
  /** Handed back with the answer: `method`, device name, expected WebAuthn challenge. `method` goes into the login attempt. */
  readonly data: Prisma.InputJsonObject;
  readonly now: Date;
  readonly ttlSec: number;
}

/** Stores a challenge; returns when it expires. */
export async function openChallenge(db: AuthDatabase, input: OpenChallengeInput): Promise<Date> {
  const { id, kind, userId, tokenHash, data, now } = input;
  const expiresAt = new Date(now.getTime() + input.ttlSec * 1_000);
  await db.challenge.create({ data: { id, kind, userId, tokenHash, data, createdAt: now, expiresAt } });
  return expiresAt;
}

/** Whose second factor a token asks for, with the encrypted secret to check a code against; null when the challenge is not open. */
export async function findTwoFactorChallenge(
  db: AuthDatabase,
  tokenHash: Bytes,
  now: Date,
): Promise<{ readonly userId: string; readonly sealedSecret: Bytes } | null> {
  const challenge = await db.challenge.findFirst({
    where: { tokenHash, kind: 'TWO_FACTOR', consumedAt: null, expiresAt: { gt: now } },
    select: { userId: true, user: { select: { twoFactorSecret: true } } },
  });
  if (!challenge?.userId || !challenge.user?.twoFactorSecret) return null;
  return { userId: challenge.userId, sealedSecret: challenge.user.twoFactorSecret };
}

/** Takes a WebAuthn challenge away: it can be answered once, rightly or not. Null when it is unknown, answered or expired. */
export async function takeChallenge(
  db: AuthDatabase,
  input: { readonly id: string; readonly kind: Exclude<ChallengeKind, 'TWO_FACTOR'>; readonly now: Date },
): Promise<{ readonly userId: string | null; readonly data: unknown } | null> {
  const rows = await callRows(
    db,
    Prisma.sql`DELETE FROM auth_support."Challenges" WHERE id = ${input.id}::uuid AND kind = ${input.kind}::auth_support."ChallengeKind"
      RETURNING user_id AS "userId", data, expires_at > ${input.now}::timestamptz AS "isOpen"`,
    z.object({ userId: z.uuid().nullable(), data: z.unknown(), isOpen: z.boolean() }),
  );
  const [challenge] = rows;
  return challenge?.isOpen ? { userId: challenge.userId, data: challenge.data } : null;
}

/** Takes the open registration challenge of a user away; null when there is none. Only the newest is kept open by the service. */
export async function takePasskeyRegistration(
  db: AuthDatabase,
  input: { readonly userId: string; readonly now: Date },
): Promise<{ readonly data: unknown } | null> {
  const rows = await callRows(
    db,
    Prisma.sql`DELETE FROM auth_support."Challenges" WHERE user_id = ${input.userId}::uuid AND kind = 'PASSKEY_REGISTRATION'
      RETURNING data, expires_at > ${input.now}::timestamptz AS "isOpen", created_at AS "createdAt"`,
    z.object({ data: z.unknown(), isOpen: z.boolean(), createdAt: z.date() }),
  );
  const [newest] = rows.filter(({ isOpen }) => isOpen).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return newest ? { data: newest.data } : null;
}
