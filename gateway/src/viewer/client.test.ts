import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ClientReader, deviceCookie } from './client.ts';

function request(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return Object.assign(new IncomingMessage(socket), { headers });
}
const ipOf = (trusted: string[], remote: string, forwarded?: string) =>
  new ClientReader(trusted).read(request(remote, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })).ip;

describe('the address of a client', () => {
  it('is the socket’s, whatever the client forwards', () => {
    expect(ipOf([], '192.0.2.1', '1.1.1.1')).toBe('192.0.2.1');
    expect(ipOf(['10.0.0.0/8'], '192.0.2.1', '1.1.1.1')).toBe('192.0.2.1');
  });

  it('is the nearest one that is no trusted proxy', () => {
    expect(ipOf(['10.0.0.0/8'], '::ffff:10.1.2.3', '6.6.6.6, 192.0.2.7, 10.9.9.9')).toBe('192.0.2.7');
    expect(ipOf(['10.0.0.1'], '10.0.0.1')).toBe('10.0.0.1');
    expect(ipOf(['10.0.0.1'], '10.0.0.1', 'garbage')).toBe('10.0.0.1');
    expect(ipOf(['2001:db8::/32'], '2001:db8::1', '2001:470::5')).toBe('2001:470::5');
  });

  it('needs proxies that are addresses', () => {
    expect(() => new ClientReader(['proxy.local'])).toThrow(/TRUSTED_PROXIES/);
  });
});

describe('what else is read of a client', () => {
  it('is its language, and a device id of our own making', () => {
    const read = (headers: Record<string, string>) => new ClientReader([]).read(request('192.0.2.1', headers));
    const id = 'abcdefghijklmnopqrstuv';
    expect(read({ 'accept-language': 'zh-CN,zh;q=0.9', cookie: `a=b; wechat_device=${id}` })).toMatchObject({
      language: 'zh',
      deviceId: id,
    });
    expect(read({ cookie: 'wechat_device=short' }).deviceId).toBeNull();
    expect(read({ 'user-agent': 'x'.repeat(9_999) }).userAgent).toHaveLength(512);
  });

  it('the cookie is secure where the address is', () => {
    expect(deviceCookie('id', 'https://a.example')).toContain('; Secure');
    expect(deviceCookie('id', 'http://localhost')).not.toContain('Secure');
  });
});
