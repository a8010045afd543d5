import type { ViewerRef } from '../../domain/account.ts';

export type ViewerMapper = ViewerRef;
