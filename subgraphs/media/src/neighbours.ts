import type { ServiceCalls } from '@app/calls';
import { ConfirmUserErased } from '@app/contracts';

/** Tells auth that nothing of a deleted user is left here. */
export async function confirmErased(calls: ServiceCalls, userId: string): Promise<void> {
  await calls.invoke(ConfirmUserErased, { userId, domain: 'media' });
}
