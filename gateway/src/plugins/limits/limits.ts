import { Fault } from '@app/kernel';
import type { OperationDefinitionNode } from 'graphql';
import type { GatewayConfig } from '../../config.ts';
import type { Operation } from '../../operations/operation.ts';
import type { OperationCheck } from '../../operations/scope.ts';
import { estimateCost } from './cost.ts';
import type { CostRules } from './cost-rules.ts';
import { longestListOf, structureOf } from './structure.ts';

/** An operation that is too big to be run; `limit` and `actual` tell how much. */
export class OperationTooComplexError extends Fault {
  constructor(what: string, limit: number, actual: number) {
    super('OPERATION_TOO_COMPLEX', `The operation has ${describe(actual)} ${what}; at most ${limit} are allowed.`, {
      limit,
      actual,
    });
  }
}

function describe(count: number): string {
  return Number.isFinite(count) ? String(count) : 'too many';
}

/**
 * Refuses operations that are too deep, too wide or too costly, before anything runs. Trusted documents skip depth and cost, nothing
 * else; introspection counts nothing where it is on.
 */
export function limitsCheck(config: GatewayConfig, costs: () => CostRules): OperationCheck {
  const settings = {
    defaultListSize: config.DEFAULT_LIST_SIZE,
    defaultPageSize: config.DEFAULT_PAGE_SIZE,
    maxPageSize: config.MAX_PAGE_SIZE,
  };
  // Documents are read once and kept: what does not depend on variables is estimated once.
  const known = new WeakMap<OperationDefinitionNode, number>();
  const estimateOf = (operation: Operation): number => {
    const { definition } = operation;
    const estimate = known.get(definition) ?? estimateCost(operation, costs(), settings);
    if (!definition.variableDefinitions?.length) known.set(definition, estimate);
    return estimate;
  };
  return (operation, scope) => {
    const structure = structureOf(operation.document, operation.definition);
    demand('aliases', structure.aliases, config.MAX_ALIASES);
    demand('root fields', structure.rootFields, config.MAX_ROOT_FIELDS);
    demand('directives', structure.directives, config.MAX_DIRECTIVES);
    const longestList = Math.max(structure.longestList, longestListOf(operation.variables));
    demand('items in one list argument', longestList, config.MAX_LIST_ARGUMENT);
    if (scope.isTrustedDocument) return;
    demand('levels of fields', structure.depth, config.MAX_DEPTH);
    const estimate = estimateOf(operation);
    scope.cost = { estimate, limit: config.MAX_COST };
    demand('units of estimated cost', estimate, config.MAX_COST);
  };
}

function demand(what: string, actual: number, limit: number): void {
  if (actual > limit) throw new OperationTooComplexError(what, limit, actual);
}
