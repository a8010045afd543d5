import type { FetchDataRewrite } from '@apollo/query-planner';
import { type Data, isData } from './data.ts';
import type { LoadedSupergraph } from './supergraph.ts';

const TYPE_CONDITION = '... on ';

/** Changes data in place the way a plan demands. `typename` is the type of the outermost object where the data themselves do not tell. */
export type Rewrite = (value: unknown, typename?: string) => void;

/** Compiles a plan's rewrites; undefined when there is nothing to do. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  supergraph: LoadedSupergraph,
): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined;
  const steps = rewrites.map((rewrite) => compileRewrite(rewrite, supergraph));
  return (value, typename) => {
    for (const step of steps) step(value, typename);
  };
}

/** Response names that the planner changed on the way to the subgraph: changed name → the client's name. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> | undefined {
  const renames = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    const last = rewrite.path.at(-1);
    if (rewrite.kind === 'KeyRenamer' && last !== undefined) renames.set(last, rewrite.renameKeyTo);
  }
  return renames.size > 0 ? renames : undefined;
}

function compileRewrite(rewrite: FetchDataRewrite, supergraph: LoadedSupergraph): Rewrite {
  const field = rewrite.path.at(-1);
  if (field === undefined) return () => {};
  const change: (object: Data) => void =
    rewrite.kind === 'ValueSetter'
      ? (object) => setValue(object, field, rewrite.setValueTo)
      : (object) => renameKey(object, field, rewrite.renameKeyTo);
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>(
    (then, segment) => descend(segment, then, supergraph),
    (value) => {
      if (isData(value)) change(value);
      else if (Array.isArray(value)) for (const item of value) if (isData(item)) change(item);
    },
  );
}

function descend(segment: string, then: Rewrite, supergraph: LoadedSupergraph): Rewrite {
  const condition = segment.startsWith(TYPE_CONDITION) ? segment.slice(TYPE_CONDITION.length) : undefined;
  const step: Rewrite = (value, outerTypename) => {
    if (Array.isArray(value)) {
      for (const item of value) step(item, outerTypename);
    } else if (isData(value)) {
      if (condition === undefined) return then(value[segment]);
      const typename = typeof value.__typename === 'string' ? value.__typename : outerTypename;
      if (typename === undefined || supergraph.isSubtype(condition, typename)) then(value, outerTypename);
    }
  };
  return step;
}

function setValue(object: Data, field: string, value: unknown): void {
  object[field] = value;
}

function renameKey(object: Data, from: string, to: string): void {
  if (object[from] === undefined) return;
  object[to] = object[from];
  object[from] = undefined;
}
