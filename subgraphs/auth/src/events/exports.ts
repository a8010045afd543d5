import { DataExportRequested } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { AuthApi } from '../wiring.ts';

/** A requested export is collected at once; what a domain cannot answer yet is left to the sweep. */
export function exportHandlers(api: AuthApi): readonly EventHandler[] {
  return [
    on(DataExportRequested, async ({ data }) => {
      await api.collectExport(data.exportId);
    }),
  ];
}
