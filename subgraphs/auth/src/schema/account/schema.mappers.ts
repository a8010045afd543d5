import type { Account, ExternalLogin, Passkey } from '../../domain/account.ts';

export type AccountMapper = Account;
export type PasskeyMapper = Passkey;
export type ExternalLoginMapper = ExternalLogin;
