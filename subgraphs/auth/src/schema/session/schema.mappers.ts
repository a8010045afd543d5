import type { Session } from '../../domain/account.ts';
import type { TokensIssued } from '../../domain/sessions.ts';

/** A session, as seen from the one that asks. */
export type SessionMapper = Session & { readonly isCurrent: boolean };
export type TokensIssuedMapper = Pick<TokensIssued, 'tokens' | 'viewer'>;
