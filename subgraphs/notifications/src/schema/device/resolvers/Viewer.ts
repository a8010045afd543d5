import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';

export const Viewer: Pick<ViewerResolvers, 'devices' | '__resolveReference'> = {
  devices: (_viewer, _args, ctx) => ctx.notifications.listDevices(requireViewer(ctx)),
};
