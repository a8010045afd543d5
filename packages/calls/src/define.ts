import type { z } from 'zod';

/** A question that one part of the platform answers for the others, e.g. `profiles.relations.v1`. */
export interface ServiceCall<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** First segment of the name: who answers. */
  readonly service: string;
  readonly input: I;
  readonly output: O;
}

/** Defines a call: `service.thing.vN`, with the shapes of question and answer (JSON values only). */
export function defineCall<I extends z.ZodType, O extends z.ZodType>(
  name: string,
  shapes: { input: I; output: O },
): ServiceCall<I, O> {
  return { name, service: name.slice(0, name.indexOf('.')), ...shapes };
}

/** How one question differs from others. */
export interface CallOptions {
  /** Longest wait for the answer, in milliseconds. @defaultValue 5000 */
  readonly timeoutMs?: number;
}

/** How a part asks another, whichever way the answer travels. */
export interface ServiceCalls {
  /** Throws `ServiceUnavailableError` when the answering part cannot be reached in time. */
  invoke<I extends z.ZodType, O extends z.ZodType>(
    call: ServiceCall<I, O>,
    input: z.input<I>,
    options?: CallOptions,
  ): Promise<z.output<O>>;
}

/** One answered call, as a subgraph registers it. */
export interface CallHandler {
  readonly name: string;
  answer(input: unknown): Promise<unknown>;
}

/** Binds a call to the function that answers it; input and answer are checked. */
export function answer<I extends z.ZodType, O extends z.ZodType>(
  call: ServiceCall<I, O>,
  handler: (input: z.output<I>) => Promise<z.input<O>>,
): CallHandler {
  return {
    name: call.name,
    answer: async (input) => call.output.parse(await handler(call.input.parse(input))),
  };
}
