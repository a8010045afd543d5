import { runSubgraph } from '@app/subgraph';
import { createPostfeedSubgraph } from './index.ts';

await runSubgraph('postfeed', createPostfeedSubgraph);
