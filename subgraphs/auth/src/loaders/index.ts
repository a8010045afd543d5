import { batchById } from '@app/subgraph';
import type DataLoader from 'dataloader';
import type { Account, ExternalLogin, Passkey } from '../domain/account.ts';

/** Bulk reads that the loaders stand on. */
export interface BulkReads {
  accounts(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>;
  passkeys(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly Passkey[]>>;
  externalLogins(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly ExternalLogin[]>>;
  recoveryCodesLeft(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Loaders of one request. Who may see an account is decided before one is asked for. */
export interface AuthLoaders {
  readonly accountById: DataLoader<string, Account | null>;
  readonly passkeysByAccount: DataLoader<string, readonly Passkey[] | null>;
  readonly externalLoginsByAccount: DataLoader<string, readonly ExternalLogin[] | null>;
  readonly recoveryCodesLeftByAccount: DataLoader<string, number | null>;
}

/** Fresh loaders for one request. */
export function createLoaders(reads: BulkReads): AuthLoaders {
  return {
    accountById: batchById(reads.accounts),
    passkeysByAccount: batchById(reads.passkeys),
    externalLoginsByAccount: batchById(reads.externalLogins),
    recoveryCodesLeftByAccount: batchById(reads.recoveryCodesLeft),
  };
}
