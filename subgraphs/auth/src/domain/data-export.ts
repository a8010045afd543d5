import { DataExportReady, DataExportRequested } from '@app/contracts/events';
import { addSeconds, type NotAllowed, newId, type Viewer } from '@app/kernel';
import { contextOf, hasSteppedUp } from './caller.ts';
import { DONE, type Done } from './end-sessions.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { stepUpRequired } from './refusals.ts';

/** One file of an export. */
export interface ExportedFile {
  readonly name: string;
  /** Its content: JSON text. */
  readonly json: string;
}

/** Asks one domain for everything it holds about a user. */
export type CollectFiles = (userId: string) => Promise<readonly ExportedFile[]>;

/** An export that is under way or can be fetched. */
export interface DataExport {
  readonly id: string;
  readonly userId: string;
  /** Null while it is under way. */
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
}

/** Exports as they are stored. */
export interface ExportReader {
  find(id: string): Promise<DataExport | null>;
  /** Those under way, the oldest first. */
  listOpen(limit: number): Promise<readonly DataExport[]>;
  listDomains(exportId: string): Promise<readonly string[]>;
  readParts(exportId: string): Promise<readonly { readonly domain: string; readonly data: unknown }[]>;
}

/** What exports need beside the rest. */
export interface ExportDeps extends AuthDeps {
  readonly exports: ExportReader;
  /** Every domain by name, auth included. */
  readonly collectors: ReadonlyMap<string, CollectFiles>;
  /** The signed address of an export. */
  linkTo(exportId: string, expiresAt: Date): string;
}

/** An export that is not ready after so long is begun anew when it is asked for again. */
const UNDER_WAY_SEC = 3_600;
const OPEN_AT_ONCE = 20;

/** Has everything about the caller collected from all domains; a notification and a mail bring the link. Needs step-up. One at a time. */
export async function requestDataExport(deps: ExportDeps, caller: Caller, viewer: Viewer): Promise<Done | NotAllowed> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  await deps.atomically(async (tx) => {
    const request = { id: newId(), userId: viewer.id, minIntervalSec: UNDER_WAY_SEC, context: contextOf(caller), now };
    const { id, isNew } = await tx.requestDataExport(request);
    if (isNew) await tx.publish(DataExportRequested({ userId: viewer.id, exportId: id }));
  });
  return DONE;
}

/**
 * Collects what is still missing of an export, and announces it once everything is there. A domain that cannot answer now is asked again
 * by the next sweep. Returns whether the export is ready.
 */
export async function collectExport(deps: ExportDeps, exportId: string): Promise<boolean> {
  const request = await deps.exports.find(exportId);
  if (request === null || request.readyAt !== null) return request !== null;
  const present = new Set(await deps.exports.listDomains(exportId));
  const missing = [...deps.collectors].filter(([domain]) => !present.has(domain));
  const outcomes = await Promise.all(
    missing.map(async ([domain, collect]) => {
      try {
        const files = await collect(request.userId);
        await deps.store.addDataExportPart({ exportId, domain, data: { files }, now: deps.clock.now() });
        return true;
      } catch (error) {
        deps.log.warn({ err: error, domain }, 'a domain could not export its data yet');
        return false;
      }
    }),
  );
  return outcomes.every(Boolean) && announce(deps, request);
}

/** Collects on for the exports that are under way; returns how many are ready now. */
export async function collectOpenExports(deps: ExportDeps): Promise<number> {
  let count = 0;
  for (const { id } of await deps.exports.listOpen(OPEN_AT_ONCE)) if (await collectExport(deps, id)) count += 1;
  return count;
}

async function announce(deps: ExportDeps, { id, userId }: DataExport): Promise<boolean> {
  const now = deps.clock.now();
  const expiresAt = addSeconds(now, deps.settings.EXPORT_TTL_SEC);
  await deps.atomically(async (tx) => {
    const isFirst = await tx.finishDataExport({ exportId: id, objectKey: null, now, expiresAt });
    if (isFirst) await tx.publish(DataExportReady({ userId, url: deps.linkTo(id, expiresAt) }));
  });
  return true;
}
