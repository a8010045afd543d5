import { DeliverNotice, MaintainPlatform, SendDigest, SendPush } from '@app/contracts/jobs';
import { type DeadJob, handlerOf, PermanentJobError } from '@app/jobs';
import { ConflictError } from '@app/kernel';
import { type DeliverDeps, deliver, pushTo } from '../domain/deliver.ts';
import { type DigestDeps, sendDigest } from '../domain/digest.ts';
import { type MaintenanceDeps, runMaintenance } from '../domain/maintenance.ts';
import { notificationTypeOf } from '../domain/notification.ts';

/** What the jobs of notifications stand on. */
export interface WorkerDeps {
  readonly deliver: DeliverDeps;
  readonly digest: DigestDeps;
  readonly maintenance: MaintenanceDeps;
}

/** Jobs that this domain works on. */
export const JOBS = [DeliverNotice, SendPush, SendDigest, MaintainPlatform];

const handle = handlerOf<WorkerDeps>();

/** One handler for each job. */
export const handlers = [
  handle(DeliverNotice, ({ input, deps }) => deliver(deps.deliver, input.receiverId, input.deliveryId)),
  handle(SendPush, async ({ input: { deviceId, delivery }, deps }) => {
    const type = notificationTypeOf(delivery.type);
    if (type === null) throw new PermanentJobError(`there is no type ${delivery.type}`);
    const known = { ...delivery, type, channel: 'PUSH' as const, hasWaited: true, dueAt: deps.deliver.clock.now() };
    const outcome = await pushTo(deps.deliver, deviceId, known);
    if (outcome.kind === 'refused') throw new PermanentJobError(outcome.reason);
  }),
  handle(SendDigest, ({ input, deps }) => sendDigest(deps.digest, input.userId)),
  handle(MaintainPlatform, async ({ input, deps }) => {
    try {
      await runMaintenance(deps.maintenance, input.task);
    } catch (error) {
      // Somebody has just begun it by hand: that is as good.
      if (!(error instanceof ConflictError)) throw error;
    }
  }),
];

/** A delivery that could not be made is not looked for again; its job stays among the dead letters, with the reason. */
export async function onDead({ deliver: { deliveries } }: WorkerDeps, dead: DeadJob): Promise<void> {
  if (dead.job !== DeliverNotice.name) return;
  const input = DeliverNotice.input.safeParse(dead.input);
  if (input.success) await deliveries.abandon(input.data.receiverId, input.data.deliveryId);
}
