import { runSubgraph } from '@app/subgraph';
import { createVideoSubgraph } from './index.ts';

await runSubgraph('video', (runtime) => createVideoSubgraph(runtime));
