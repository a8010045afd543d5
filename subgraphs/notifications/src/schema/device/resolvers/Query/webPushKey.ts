import type { QueryResolvers } from '../../../types.generated.ts';

export const webPushKey: NonNullable<QueryResolvers['webPushKey']> = (_root, _args, ctx) => ctx.notifications.webPushKey;
