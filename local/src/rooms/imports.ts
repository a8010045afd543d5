import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import that remains at run time. */
export interface RuntimeImport {
  /** The importing file, from the project's root. */
  readonly from: string;
  /** A file of the project, or `npm:name`; built-in modules are left out. */
  readonly to: string;
}

/** Imports and re-exports of a file that are there at run time; type-only ones are erased before it runs. */
export function runtimeImports(root: string, file: string): RuntimeImport[] {
  const path = join(root, file);
  const { module } = parseSync(path, readFileSync(path, 'utf8'));
  const specifiers = [
    ...module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.moduleRequest && !entry.isType ? [entry.moduleRequest.value] : [])),
    ),
  ];
  return [...new Set(specifiers)].flatMap((specifier) => {
    const to = targetOf(root, path, specifier);
    return to === null ? [] : [{ from: file, to }];
  });
}

function targetOf(root: string, importer: string, specifier: string): string | null {
  if (specifier.startsWith('node:')) return null;
  if (specifier.startsWith('.')) return relative(root, join(dirname(importer), specifier));
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (!name.startsWith('@app/')) return `npm:${name}`;
  return relative(root, createRequire(importer).resolve(specifier));
}
