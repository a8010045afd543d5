import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';
import { type Bytes, type CallOptions, callRow, contextJson } from './call.ts';

/** A verified WebAuthn credential. */
export interface AddPasskeyInput extends CallOptions {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: Bytes;
  /** COSE key. */
  readonly publicKey: Bytes;
  readonly signCount: bigint;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
  readonly name: string;
  /** Most passkeys an account can have. */
  readonly maxCount: number;
}

const added = z.object({ outcome: z.enum(['ADDED', 'TAKEN', 'LIMIT', 'NOT_FOUND']) });
const removed = z.object({ outcome: z.enum(['REMOVED', 'LAST_CREDENTIAL', 'NOT_FOUND']) });

/** Adds a passkey. `TAKEN`: the credential is registered already, here or elsewhere. */
export async function addPasskey(db: AuthDatabase, input: AddPasskeyInput): Promise<z.infer<typeof added>['outcome']> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.add_passkey(${input.id}::uuid, ${input.userId}::uuid, ${input.credentialId}::bytea, ${input.publicKey}::bytea,
      ${input.signCount}::bigint, ${[...input.transports]}::text[], ${input.isBackedUp}, ${input.name}, ${input.maxCount}::integer,
      ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz) AS outcome`,
    added,
  );
  return outcome;
}

/** Removes a passkey of a user, unless it is the last way to sign in. */
export async function removePasskey(
  db: AuthDatabase,
  input: CallOptions & { readonly id: string; readonly userId: string },
): Promise<z.infer<typeof removed>['outcome']> {
  const { outcome } = await callRow(
    db,
    Prisma.sql`SELECT auth_support.remove_passkey(${input.id}::uuid, ${input.userId}::uuid, ${contextJson(input)}::jsonb,
      ${input.now ?? null}::timestamptz) AS outcome`,
    removed,
  );
  return outcome;
}

/**
 * Notes a use of a passkey with the counter its authenticator told. False when the counter did not grow, which means a copied authenticator
 * (counters that stay 0 are none): then refuse the sign-in.
 */
export async function recordPasskeyUse(
  db: AuthDatabase,
  input: { readonly id: string; readonly signCount: bigint; readonly now: Date },
): Promise<boolean> {
  const isCounting = input.signCount > 0n;
  const { count } = await db.passkey.updateMany({
    where: { id: input.id, signCount: isCounting ? { lt: input.signCount } : 0n },
    data: { signCount: input.signCount, lastUsedAt: input.now },
  });
  return count === 1;
}
