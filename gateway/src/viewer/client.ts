import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { type Identity, languageOf } from '@app/kernel';

/** Name of the cookie that makes a device known. */
export const DEVICE_COOKIE = 'wechat_device';
const DEVICE_COOKIE_MAX_AGE_SEC = 2 * 365 * 24 * 3600;
const DEVICE_ID = /^[A-Za-z0-9_-]{22}$/;
const MAX_USER_AGENT = 512;

/** What is seen of a client before it says who it is. */
export type Client = Identity['client'];

/** Reads a client from its request; what it says of itself in other headers changes nothing. */
export class ClientReader {
  readonly #trusted: BlockList;
  readonly #trustsAny: boolean;

  /** `trustedProxies` are addresses or networks (CIDR) whose `X-Forwarded-For` is believed. Throws on anything else. */
  constructor(trustedProxies: readonly string[]) {
    this.#trusted = new BlockList();
    this.#trustsAny = trustedProxies.length > 0;
    for (const proxy of trustedProxies) addTo(this.#trusted, proxy);
  }

  read(request: IncomingMessage): Client {
    return {
      ip: this.#ipOf(request),
      userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT),
      deviceId: deviceIdOf(request.headers.cookie),
      language: languageOf(request.headers['accept-language']),
    };
  }

  /** The nearest address that is no trusted proxy, read from right to left. */
  #ipOf(request: IncomingMessage): string {
    const remote = plainAddress(request.socket.remoteAddress ?? '');
    if (!this.#trustsAny) return remote;
    const forwarded = request.headers['x-forwarded-for'];
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').map((hop) => hop.trim());
    let ip = remote;
    while (this.#isTrusted(ip)) {
      const next = plainAddress(hops.pop() ?? '');
      if (isIP(next) === 0) break;
      ip = next;
    }
    return ip;
  }

  #isTrusted(ip: string): boolean {
    const version = isIP(ip);
    return version !== 0 && this.#trusted.check(ip, version === 6 ? 'ipv6' : 'ipv4');
  }
}

/** A new random device id of 128 bits. */
export function newDeviceId(): string {
  return randomBytes(16).toString('base64url');
}

/** The `Set-Cookie` value that keeps a device known for two years. */
export function deviceCookie(deviceId: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${DEVICE_COOKIE}=${deviceId}; Max-Age=${DEVICE_COOKIE_MAX_AGE_SEC}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function deviceIdOf(cookies: string | undefined): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === DEVICE_COOKIE && value !== undefined && DEVICE_ID.test(value)) return value;
  }
  return null;
}

/** IPv4 addresses arrive as `::ffff:192.0.2.1` on dual-stack sockets. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

function addTo(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  const version = isIP(address);
  if (version === 0) throw new Error(`TRUSTED_PROXIES: ${proxy} is neither an address nor a network.`);
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}
