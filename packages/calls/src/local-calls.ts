import { ServiceUnavailableError } from '@app/kernel';
import type { z } from 'zod';
import type { CallHandler, ServiceCall, ServiceCalls } from './define.ts';

/** Calls between parts that live in one process. */
export class LocalCalls implements ServiceCalls {
  readonly #handlers = new Map<string, CallHandler>();

  /** Makes a part's answers known; a name can be taken once. */
  register(handlers: readonly CallHandler[]): void {
    for (const handler of handlers) {
      if (this.#handlers.has(handler.name)) throw new Error(`Two parts answer ${handler.name}.`);
      this.#handlers.set(handler.name, handler);
    }
  }

  async invoke<I extends z.ZodType, O extends z.ZodType>(call: ServiceCall<I, O>, input: z.input<I>): Promise<z.output<O>> {
    const handler = this.#handlers.get(call.name);
    if (handler === undefined) throw new ServiceUnavailableError(call.service);
    return call.output.parse(await handler.answer(input));
  }
}
