import { idempotencyKeys } from '@app/mongo';
import { mediaCarriers } from './media-carriers.ts';
import { mediaUploads } from './media-uploads.ts';
import { uploadQuotas } from './upload-quotas.ts';

export * from './fields.ts';
export * from './media-carriers.ts';
export * from './media-uploads.ts';
export * from './upload-quotas.ts';

/** All collections of `wechat_media`, in the order of the seed's setup. */
export const mediaCollections = [mediaUploads, mediaCarriers, uploadQuotas, idempotencyKeys];
