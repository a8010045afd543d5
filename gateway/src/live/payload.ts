import type { ExecutionResult, FormattedExecutionResult } from 'graphql';

/** One result of a live field as clients see it; its JSON is made once, however many clients it goes to. */
export class LivePayload {
  readonly result: FormattedExecutionResult;
  #text: string | undefined;
  #bytes: Buffer | undefined;

  constructor(result: FormattedExecutionResult) {
    this.result = result;
  }

  /** As JSON. */
  get text(): string {
    this.#text ??= JSON.stringify(this.result);
    return this.#text;
  }

  /** `text` in UTF-8. */
  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.text);
    return this.#bytes;
  }
}

/** Turns a result into what clients may see of it: errors masked and bounded. */
export type PresentResult = (result: ExecutionResult, traceId: string) => FormattedExecutionResult;

/** One client of a live field. */
export interface Listener {
  /** Takes a result. A promise asks the feed to wait before it brings the next one, which it does where nobody else listens. */
  deliver(payload: LivePayload): Promise<void> | undefined;
  /** Nothing more comes. */
  end(): void;
}
