import { z } from 'zod';
import { Prisma } from '../../generated/client.ts';
import type { RoleName } from '../../generated/enums.ts';
import type { AuthDatabase } from '../client.ts';
import { type CallOptions, callRow, contextJson } from './call.ts';

const role = z.enum(['USER', 'MODERATOR', 'ADMIN']);
const changed = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['CHANGED', 'UNCHANGED', 'BASE_ROLE', 'LAST_ADMIN']),
    roles: z.array(role),
    roleVersion: z.int(),
  }),
  z.object({ outcome: z.literal('NOT_FOUND') }),
]);

/** `BASE_ROLE`: everybody keeps USER. `LAST_ADMIN`: somebody must stay one. `roles` and `roleVersion` are those of now. */
export type ChangeRoleOutcome = z.infer<typeof changed>;

/** Gives (`isAssigned`) or takes a role (`auth.sp_ChangeRole`). Tokens of the old version are stale at once; publishes `auth.roles.changed.v1`. */
export async function changeRole(
  db: AuthDatabase,
  input: CallOptions & { readonly userId: string; readonly role: RoleName; readonly isAssigned: boolean },
): Promise<ChangeRoleOutcome> {
  return callRow(
    db,
    Prisma.sql`SELECT outcome, roles, role_version AS "roleVersion" FROM auth.sp_ChangeRole(${input.userId}::uuid, ${input.role}::auth."RoleName",
      ${input.isAssigned}, ${contextJson(input)}::jsonb, ${input.now ?? null}::timestamptz)`,
    changed,
  );
}
