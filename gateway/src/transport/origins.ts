import type { IncomingHttpHeaders } from 'node:http';

/** Whether a browser's page may call the API: its own pages, pages of listed origins, and whatever is no browser. */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #ownOrigin: string;

  /** `publicUrl` is the API's own address as browsers know it. */
  constructor(listed: readonly string[], publicUrl: string) {
    this.#listed = new Set(listed.map((origin) => origin.toLowerCase()));
    this.#ownOrigin = new URL(publicUrl).origin;
  }

  /** Whether CORS headers are due for this origin. */
  isListed(origin: string): boolean {
    return this.#listed.has(origin.toLowerCase());
  }

  /**
   * The gate against requests forged by foreign pages: Fetch Metadata where the browser sends it, else `Origin`. Neither can be set by a
   * page, so no special header is asked of honest clients.
   */
  allows(headers: IncomingHttpHeaders): boolean {
    const { origin } = headers;
    if (origin !== undefined && this.isListed(origin)) return true;
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    return origin === undefined || origin === this.#ownOrigin || isSameHost(origin, headers.host);
  }
}

function isSameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    // `null`, as sandboxed and local pages send it.
    return false;
  }
}
