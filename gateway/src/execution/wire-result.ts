import type { SubgraphError, SubgraphResult } from './contract.ts';
import { isData } from './data.ts';
import { SubgraphFaultError } from './faults.ts';
import type { HttpAnswer } from './http-request.ts';

/** A GraphQL answer, whatever its status below 500; anything else is a fault. */
export function readAnswer(service: string, { status, body }: HttpAnswer): SubgraphResult {
  if (status >= 500) throw new SubgraphFaultError(service, 'bad-response', `HTTP ${status}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (fault) {
    throw new SubgraphFaultError(service, 'bad-response', `HTTP ${status} without JSON`, fault);
  }
  const result = isData(parsed) ? subgraphResult(parsed) : undefined;
  if (!result) throw new SubgraphFaultError(service, 'bad-response', `HTTP ${status} without a GraphQL result`);
  return result;
}

/** Reads a GraphQL result off the wire; undefined when it is none. */
export function subgraphResult(parsed: Record<string, unknown>): SubgraphResult | undefined {
  const { data, errors, extensions } = parsed;
  if (data !== undefined && data !== null && !isData(data)) return undefined;
  const read = Array.isArray(errors) ? errors.flatMap(subgraphError) : undefined;
  if (data === undefined && read === undefined) return undefined;
  return { data, errors: read && read.length > 0 ? read : undefined, extensions: isData(extensions) ? extensions : undefined };
}

function subgraphError(error: unknown): SubgraphError[] {
  if (!isData(error)) return [];
  const path = Array.isArray(error.path)
    ? error.path.filter((segment) => typeof segment === 'string' || typeof segment === 'number')
    : undefined;
  return [{ message: String(error.message ?? ''), path, extensions: isData(error.extensions) ? error.extensions : undefined }];
}
