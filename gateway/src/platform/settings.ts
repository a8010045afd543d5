import { type ConfigOf, config } from '@app/kernel';
import { platformSettings, processSettings } from '@app/subgraph';
import { gatewaySettings } from '../config.ts';

/** Every key of a gateway process that serves the platform. */
export const hostSettings = {
  ...platformSettings,
  SUBGRAPH_URLS: processSettings.SUBGRAPH_URLS,
  ...gatewaySettings,
  TOPOLOGY: config.oneOf(
    ['embedded', 'distributed'],
    'embedded',
    'Subgraphs inside the gateway process, or processes of their own',
  ),
  PARTS_FILE: config.optionalString('List of the processes of a local platform, for /dev/parts'),
  ACCOUNTS_FILE: config.optionalString('List of the demo accounts of a local platform, for /dev/accounts'),
};
export type HostConfig = ConfigOf<typeof hostSettings>;
