import type { CheckedCode } from '@app/prisma';
import { Secret, TOTP } from 'otpauth';
import type { Authenticators } from '../domain/ports.ts';
import { deriveKey, keyedHash } from './secrets.ts';

const PERIOD_SEC = 30;
const DIGITS = 6;
/** Steps before and after the present one that are accepted too. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const RECOVERY_LENGTH = 10;
const TOTP_FORM = new RegExp(`^\\d{${DIGITS}}$`);
const RECOVERY_FORM = new RegExp(`^[${RECOVERY_ALPHABET}]{${RECOVERY_LENGTH}}$`);

/** Authenticator apps (TOTP, RFC 6238: SHA-1, 6 digits, 30 s, ±1 step) and recovery codes of 50 bits, kept as keyed hashes. */
export function createAuthenticators(options: { readonly secret: string; readonly issuer: string }): Authenticators {
  const recoveryKey = deriveKey(options.secret, 'recovery-codes');
  const totpOf = (secret: string, label = '') =>
    new TOTP({
      issuer: options.issuer,
      label,
      algorithm: 'SHA1',
      digits: DIGITS,
      period: PERIOD_SEC,
      secret: Secret.fromBase32(secret),
    });
  const stepOf = (secret: string, code: string, now: Date): bigint | null => {
    if (!TOTP_FORM.test(code)) return null;
    const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
    return delta === null ? null : BigInt(Math.floor(now.getTime() / 1_000 / PERIOD_SEC) + delta);
  };
  const hashRecovery = (userId: string, code: string) => new Uint8Array(keyedHash(recoveryKey, `${userId}:${code}`));
  return {
    newSecret: () => new Secret({ size: SECRET_BYTES }).base32,
    uri: (secret, account) => totpOf(secret, account).toString(),
    stepOf: (secret, code, now) => stepOf(secret, bare(code), now),
    check(input): CheckedCode {
      const code = bare(input.code);
      return {
        totpStep: input.secret === null ? null : stepOf(input.secret, code, input.now),
        recoveryHash: RECOVERY_FORM.test(code) ? hashRecovery(input.userId, code) : null,
      };
    },
    newRecoveryCodes(userId, count) {
      const codes = Array.from({ length: count }, newRecoveryCode);
      return {
        codes: codes.map((code) => `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`),
        hashes: codes.map((code) => hashRecovery(userId, code)),
      };
    },
  };
}

function newRecoveryCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RECOVERY_LENGTH));
  // 32 letters: five bits of each byte, without bias.
  return Array.from(bytes, (byte) => RECOVERY_ALPHABET[byte & 31]).join('');
}

/** A code without the blanks and dashes that people type. */
function bare(code: string): string {
  return code.length > 64 ? '' : code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
