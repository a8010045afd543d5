import type { Bytes } from '@app/prisma';
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { PasskeyCeremonies } from '../domain/ports.ts';

/** Who relies on the passkeys. */
export interface RelyingParty {
  readonly name: string;
  /** Host of the public address: passkeys are bound to it. */
  readonly host: string;
  /** Origins of the pages that may ask for them. */
  readonly origins: readonly string[];
}

/** EdDSA, ES256, RS256 (COSE). */
const ALGORITHMS = [-8, -7, -257] as const;
const MAX_RESPONSE_LENGTH = 32_768;
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

const credentialSchema = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,1364}$/),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});
const registrationSchema = credentialSchema.extend({
  response: z.looseObject({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string()).max(10).optional(),
  }),
});
const authenticationSchema = credentialSchema.extend({
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().nullish(),
  }),
});

/** WebAuthn Level 3. User verification is required: a passkey counts as both factors. Attestation is not asked for. */
export function createPasskeyCeremonies({ name, host, origins }: RelyingParty): PasskeyCeremonies {
  const expected = { expectedOrigin: [...origins], expectedRPID: host, requireUserVerification: true };
  return {
    async startRegistration(account, present) {
      const options = await generateRegistrationOptions({
        rpName: name,
        rpID: host,
        userID: new TextEncoder().encode(account.id),
        userName: account.username,
        userDisplayName: account.displayName ?? account.username,
        attestationType: 'none',
        supportedAlgorithmIDs: [...ALGORITHMS],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: present.map(({ credentialId }) => ({ id: Buffer.from(credentialId).toString('base64url') })),
      });
      return { challenge: options.challenge, options: JSON.stringify(options) };
    },
    async finishRegistration(response, challenge) {
      const parsed = parse(registrationSchema, response);
      if (parsed === null) return null;
      try {
        // The library reads nothing but what the schema has checked.
        const credentialResponse = parsed as unknown as RegistrationResponseJSON;
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: credentialResponse,
          expectedChallenge: challenge,
          ...expected,
        });
        if (!verified) return null;
        const { credential, credentialBackedUp } = registrationInfo;
        return {
          credentialId: bytesOf(credential.id),
          publicKey: new Uint8Array(credential.publicKey),
          signCount: BigInt(credential.counter),
          transports: parsed.response.transports?.filter(isTransport) ?? [],
          isBackedUp: credentialBackedUp,
        };
      } catch {
        // Whatever the library objects to, the answer is the same: it does not verify.
        return null;
      }
    },
    async startLogin() {
      const options = await generateAuthenticationOptions({ rpID: host, userVerification: 'required' });
      return { challenge: options.challenge, options: JSON.stringify(options) };
    },
    credentialOf(response) {
      const parsed = parse(authenticationSchema, response);
      return parsed === null ? null : bytesOf(parsed.id);
    },
    async finishLogin(response, challenge, passkey) {
      const parsed = parse(authenticationSchema, response);
      if (parsed === null) return null;
      const { userHandle } = parsed.response;
      if (userHandle && Buffer.from(userHandle, 'base64url').toString('utf8') !== passkey.userId) return null;
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: parsed as unknown as AuthenticationResponseJSON,
          expectedChallenge: challenge,
          ...expected,
          credential: {
            id: parsed.id,
            publicKey: passkey.publicKey,
            // The counter is compared by the database, so that two answers at once cannot both pass.
            counter: 0,
            transports: passkey.transports.filter(isTransport),
          },
        });
        return verified ? BigInt(authenticationInfo.newCounter) : null;
      } catch {
        return null;
      }
    },
  };
}

function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  if (text.length > MAX_RESPONSE_LENGTH) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function bytesOf(base64url: string): Bytes {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}

function isTransport(value: string): value is AuthenticatorTransport & (typeof TRANSPORTS)[number] {
  return TRANSPORTS.some((known) => known === value);
}
