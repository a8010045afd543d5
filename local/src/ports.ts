import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { z } from 'zod';

// Below the ephemeral ranges of Linux (32768 up) and macOS (49152 up): an outgoing connection must not take
// the port of a server that is down for the second of its restart.
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;

const RememberedPorts = z.record(z.string(), z.number().int().min(1).max(65_535));

/** Whether a server could listen on this port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The port where the search of a free one begins: the same for the same key, so that data folders rarely meet. */
export function preferredPort(key: string): number {
  return FIRST_PORT + (createHash('sha256').update(key).digest().readUInt32BE(0) % PORT_COUNT);
}

/**
 * A free port of 127.0.0.1, below the ephemeral range; the search begins at a place fixed by `key`.
 * Ports in `except` are passed over. Throws when all are taken.
 */
export async function freePort(key: string, except: ReadonlySet<number> = new Set()): Promise<number> {
  const start = preferredPort(key) - FIRST_PORT;
  for (let step = 0; step < PORT_COUNT; step += 1) {
    const port = FIRST_PORT + ((start + step) % PORT_COUNT);
    if (!except.has(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No free port between ${FIRST_PORT} and ${FIRST_PORT + PORT_COUNT - 1}.`);
}

/** The ports of one data folder, kept in a file, so that a restart prefers the ones it had. */
export interface PortBook {
  /** The remembered port of `name` when it is free, else another free one, which is remembered. */
  take(name: string): Promise<number>;
}

/** Opens the port book kept in `file`. An unreadable file counts as empty. */
export async function openPortBook(file: string): Promise<PortBook> {
  const remembered = await readBook(file);
  const taken = new Set<number>();
  const take = async (name: string): Promise<number> => {
    const known = remembered[name];
    const port = known && !taken.has(known) && (await isPortFree(known)) ? known : await freePort(`${file}#${name}`, taken);
    taken.add(port);
    if (port !== known) {
      remembered[name] = port;
      await writeBook(file, remembered);
    }
    return port;
  };
  // One at a time: two searches side by side could find the same port.
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(name) {
      const next = last.then(() => take(name));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function readBook(file: string): Promise<Record<string, number>> {
  try {
    return RememberedPorts.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

async function writeBook(file: string, ports: Record<string, number>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(ports, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
