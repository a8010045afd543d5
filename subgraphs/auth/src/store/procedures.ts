import * as database from '@app/prisma';
import { type AuthDatabase, type AuthPrisma, appendToOutbox, inTransaction, type Prisma } from '@app/prisma';
import { type Atomically, type AuthProcedures, type AuthTransaction, PROCEDURES } from '../domain/ports.ts';

const EXPORTED: ReadonlyMap<string, unknown> = new Map(Object.entries(database));

/** The procedures on a connection or in a transaction. */
export function bindProcedures(db: AuthDatabase): AuthProcedures {
  const bound = PROCEDURES.map((name) => {
    const procedure = EXPORTED.get(name);
    if (typeof procedure !== 'function') throw new TypeError(`The database has no procedure ${name}.`);
    return [name, procedure.bind(null, db)];
  });
  // The compiler cannot follow `bind` over a list of names; each entry is the procedure of that name without its first argument.
  return Object.fromEntries(bound) as AuthProcedures;
}

/** Transactions of the database, as use cases see them. */
export function transactionsOf(db: AuthPrisma): Atomically {
  return (work) =>
    inTransaction(db, (tx) => {
      const transaction: AuthTransaction = {
        ...bindProcedures(tx),
        publish: ({ data, ...event }) => appendToOutbox(tx, { ...event, data: asJsonObject(data) }),
      };
      return work(transaction);
    });
}

function asJsonObject(data: unknown): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(data));
}
