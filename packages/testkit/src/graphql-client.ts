/** One error of an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>> & { readonly code?: string };
}

/** An answer of the GraphQL endpoint; tests read `data` without declaring its type first. */
export interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Data as a test reads them: whatever its query asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the test's own query says, checked by its expectations
export type Data = any;

/** A client of the platform as a frontend is one: HTTP, a token, nothing else. */
export class GraphqlClient {
  readonly url: string;
  readonly token: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, token: string | null = null, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.token = token;
    this.headers = headers;
  }

  /** The same client with another token, or with none. */
  as(token: string | null): GraphqlClient {
    return new GraphqlClient(this.url, token, this.headers);
  }

  /** The whole answer, errors included. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...this.headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.json() as Promise<Answer<Data>>;
  }

  /** The data of an answer that must have no errors. */
  async run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.ask(query, variables);
    if (errors !== undefined) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }
}
