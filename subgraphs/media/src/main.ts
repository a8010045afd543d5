import { runSubgraph } from '@app/subgraph';
import { createMediaSubgraph } from './index.ts';

await runSubgraph('media', createMediaSubgraph);
