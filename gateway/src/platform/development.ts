import { readFile } from 'node:fs/promises';
import { DevelopmentMailbox, DevelopmentPushes } from '@app/mail';
import type { Runtime } from '@app/subgraph';
import type { DevelopmentDoors } from '../ports.ts';
import type { HostConfig } from './settings.ts';

/** What only development shows: mails, pushes, demo accounts, processes. Null in production. */
export function developmentDoors(
  config: HostConfig,
  runtime: Runtime,
  urls: Readonly<Record<string, string>>,
): DevelopmentDoors | null {
  if (config.NODE_ENV === 'production') return null;
  const db = runtime.database('wechat_dev');
  const mailbox = new DevelopmentMailbox(db);
  const pushes = new DevelopmentPushes(db);
  return {
    mailbox: (to) => mailbox.list(to),
    pushes: (device) => pushes.list(device),
    accounts: () => listIn(config.ACCOUNTS_FILE),
    parts: () => listIn(config.PARTS_FILE),
    direct: async () => urls,
  };
}

async function listIn<T>(file: string | null): Promise<readonly T[]> {
  if (file === null) return [];
  const list: unknown = JSON.parse(await readFile(file, 'utf8'));
  return Array.isArray(list) ? list : [];
}
