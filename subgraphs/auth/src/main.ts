import { runSubgraph } from '@app/subgraph';
import { createAuthSubgraph } from './index.ts';

await runSubgraph('auth', createAuthSubgraph);
