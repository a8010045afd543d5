import * as client from 'openid-client';
import { z } from 'zod';
import type { ExternalPerson } from '../domain/ports.ts';

const flag = z.union([z.boolean(), z.literal('true').transform(() => true), z.literal('false').transform(() => false)]);
const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: flag.optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
});
type Claims = z.output<typeof claimsSchema>;

const githubUserSchema = z.object({ id: z.number().int(), name: z.string().nullish() });
const githubEmailsSchema = z.array(z.object({ email: z.email(), primary: z.boolean(), verified: z.boolean() }));
const GITHUB_API = 'https://api.github.com';

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** The person of an OpenID sign-in: what the ID token says, and what the provider's userinfo adds. Null when there is no valid ID token. */
export async function openidPerson(config: client.Configuration, tokens: Tokens, issuer: string): Promise<ExternalPerson | null> {
  const parsed = claimsSchema.safeParse(tokens.claims());
  if (!parsed.success) return null;
  const claims = parsed.data.email === undefined ? await withUserinfo(config, tokens, parsed.data) : parsed.data;
  return {
    issuer,
    subject: claims.sub,
    email: claims.email ?? null,
    isEmailVerified: claims.email !== undefined && claims.email_verified === true,
    name: claims.name ?? null,
    language: claims.locale ?? null,
  };
}

async function withUserinfo(config: client.Configuration, tokens: Tokens, claims: Claims): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const userinfo = claimsSchema.safeParse(await client.fetchUserInfo(config, tokens.access_token, claims.sub));
  return userinfo.success ? { ...claims, ...userinfo.data } : claims;
}

/** The person of a GitHub sign-in, with the verified primary address. GitHub speaks OAuth 2 only: its API says who it is. */
export async function githubPerson(config: client.Configuration, tokens: Tokens): Promise<ExternalPerson | null> {
  const ask = async (path: string): Promise<unknown> => {
    const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'wechat-api' });
    const url = new URL(path, GITHUB_API);
    const answer = await client.fetchProtectedResource(config, tokens.access_token, url, 'GET', null, headers);
    return answer.ok ? answer.json() : null;
  };
  const [user, emails] = [
    githubUserSchema.safeParse(await ask('/user')),
    githubEmailsSchema.safeParse(await ask('/user/emails')),
  ];
  if (!user.success) return null;
  const primary = emails.data?.find((one) => one.primary && one.verified);
  return {
    issuer: '',
    subject: String(user.data.id),
    email: primary?.email ?? null,
    isEmailVerified: primary !== undefined,
    name: user.data.name ?? null,
    language: null,
  };
}
