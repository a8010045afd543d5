import { lookup as resolve } from 'node:dns';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** A page as it was found. */
export interface FetchedPage {
  /** Where the last redirect led. */
  readonly url: string;
  readonly contentType: string;
  /** At most the first 512 KiB. */
  readonly body: Buffer;
}

/** How far the reader goes; tests widen it to reach their own server. */
export interface PageReaderOptions {
  /** @defaultValue addresses of the public internet */
  readonly isAllowedAddress?: (address: string) => boolean;
  /** @defaultValue 80 and 443 */
  readonly ports?: readonly number[];
}

/** Fetches a page; null when there is none to be had. Rejects when trying again later may help. */
export type PageReader = (url: string, signal: AbortSignal) => Promise<FetchedPage | null>;

const REDIRECTS_MAX = 4;
const BYTES_MAX = 512 * 1024;
const SILENCE_MS = 8_000;

/** An address that must not be reached from here. */
class ClosedAddressError extends Error {
  override readonly name = 'ClosedAddressError';
}

/**
 * Reads pages of the public internet and of nothing else: the addresses that a name stands for are checked in the very look-up that the
 * connection uses, for every redirect anew; only http and https on their own ports, no credentials, bounded time and size.
 */
export function createPageReader({ isAllowedAddress = isPublicAddress, ports = [80, 443] }: PageReaderOptions = {}): PageReader {
  const lookup = guardedLookup(isAllowedAddress);
  return async (first, signal) => {
    let url: URL | null = URL.parse(first);
    for (let hop = 0; hop <= REDIRECTS_MAX && url !== null && mayVisit(url, isAllowedAddress, ports); hop++) {
      const response = await open(url, lookup, signal);
      if (response === null) return null;
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        url = URL.parse(headers.location, url.href);
        continue;
      }
      return readPage(url.href, response);
    }
    return null;
  };
}

function mayVisit(url: URL, isAllowed: (address: string) => boolean, ports: readonly number[]): boolean {
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return false;
  if (!ports.includes(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))) return false;
  // An address in the URL itself is never looked up.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || isAllowed(host);
}

function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      // One closed address among several is enough: the connection would try them all.
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new ClosedAddressError(`${hostname} is not of the public internet`), '', 0);
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function open(url: URL, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage | null> {
  return new Promise((resolvePage, reject) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet;
    const headers = { accept: 'text/html,application/xhtml+xml', 'accept-encoding': 'identity', 'user-agent': 'LinkPreview/1.0' };
    const request = get(url, { lookup, signal, headers, timeout: SILENCE_MS, agent: false }, resolvePage);
    request.on('timeout', () => request.destroy(new Error('the page is silent')));
    request.on('error', (error) => {
      // A name that does not exist or leads inside stays so.
      const isFinal = error instanceof ClosedAddressError || ('code' in error && error.code === 'ENOTFOUND');
      if (isFinal) resolvePage(null);
      else reject(error);
    });
  });
}

async function readPage(url: string, response: IncomingMessage): Promise<FetchedPage | null> {
  const contentType = response.headers['content-type'] ?? '';
  const isPage = response.statusCode === 200 && /^(text\/html|application\/xhtml\+xml)/i.test(contentType);
  const isPlain = (response.headers['content-encoding'] ?? 'identity') === 'identity';
  if (!isPage || !isPlain) {
    response.destroy();
    // The site's own trouble may pass; a refusal or another kind of file will not.
    if ((response.statusCode ?? 0) >= 500) throw new Error(`the page answered ${response.statusCode}`);
    return null;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= BYTES_MAX) break;
  }
  response.destroy();
  return { url, contentType, body: Buffer.concat(chunks).subarray(0, BYTES_MAX) };
}
