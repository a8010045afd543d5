import type { RequestContext } from '@app/prisma';

/** Whoever the platform itself is: jobs and consumers of events. */
export const SYSTEM: RequestContext = { actorId: null, ip: null, userAgent: null };
