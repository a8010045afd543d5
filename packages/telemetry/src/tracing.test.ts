import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createTracer } from './tracing.ts';

const traceId = '01a2101a-b331-710a-9eb8-e2901e7930d3';
const span = { traceId, durationMs: 5, failed: false, attributes: { door: 'http', entities: 3 } };

describe('a tracer', () => {
  it('sends operations and their calls as one trace', async () => {
    const received: string[] = [];
    const collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push(`${request.url} ${body}`);
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    const tracer = createTracer({ endpoint: `http://127.0.0.1:${port}/`, service: 'gateway' });
    tracer.record({ ...span, name: 'query Feed', kind: 'operation' });
    tracer.record({ ...span, name: 'profiles', kind: 'call', failed: true });
    await tracer.close();
    collector.close();
    collector.closeAllConnections();
    const [path, json] = (received[0] ?? '').split(/ (.*)/s);
    expect(path).toBe('/v1/traces');
    expect(JSON.parse(json ?? '')).toMatchObject({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'gateway' } }] },
          scopeSpans: [
            {
              spans: [
                {
                  traceId: '01a2101ab331710a9eb8e2901e7930d3',
                  spanId: '9eb8e2901e7930d3',
                  name: 'query Feed',
                  kind: 2,
                  status: { code: 1 },
                },
                {
                  traceId: '01a2101ab331710a9eb8e2901e7930d3',
                  parentSpanId: '9eb8e2901e7930d3',
                  name: 'profiles',
                  kind: 3,
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('drops what nobody takes', async () => {
    const tracer = createTracer({ endpoint: 'http://127.0.0.1:1', service: 'gateway' });
    for (let n = 0; n < 10_000; n += 1) tracer.record({ ...span, name: 'x', kind: 'call' });
    await expect(tracer.close()).resolves.toBeUndefined();
  });
});
