import { runSubgraph } from '@app/subgraph';
import { createNotificationsSubgraph } from './index.ts';

await runSubgraph('notifications', (runtime) => createNotificationsSubgraph(runtime));
