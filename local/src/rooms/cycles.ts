import type { RuntimeImport } from './imports.ts';

/** Import cycles, each as the files on it; a file is reported in one cycle at most. */
export function findCycles(imports: readonly RuntimeImport[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    path.push(file);
    for (const { to } of targets.get(file) ?? []) visit(to);
    path.pop();
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file);
  return cycles;
}
