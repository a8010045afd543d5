import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut and mended: bytes through, or nothing at all. */
export class Cuttable {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #isCut = false;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer((incoming) => {
      if (this.#isCut) return incoming.destroy();
      const outgoing = connect(target);
      for (const [from, to] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.#open.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#open.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
  }

  /** Listens on a free port and passes on to `baseUrl`. */
  static async before(baseUrl: string): Promise<Cuttable> {
    const { hostname, port } = new URL(baseUrl);
    const cuttable = new Cuttable({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => cuttable.#server.listen(0, '127.0.0.1', resolve));
    return cuttable;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Not listening.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Breaks every connection and refuses new ones. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
