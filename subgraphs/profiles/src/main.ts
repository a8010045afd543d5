import { runSubgraph } from '@app/subgraph';
import { createProfilesSubgraph } from './index.ts';

await runSubgraph('profiles', (runtime) => createProfilesSubgraph(runtime));
