import { runSubgraph } from '@app/subgraph';
import { createChatSubgraph } from './index.ts';

await runSubgraph('chat', createChatSubgraph);
