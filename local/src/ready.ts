import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Repeats `attempt` every `everyMs` until it does not throw. Rejects with the last failure when `signal` fires. */
export async function retryUntilOk<T>(signal: AbortSignal, attempt: () => Promise<T>, everyMs = 50): Promise<T> {
  let lastFailure: unknown = new Error('not tried yet');
  while (!signal.aborted) {
    try {
      return await attempt();
    } catch (error) {
      lastFailure = error;
    }
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
  }
  throw lastFailure;
}

/** Resolves once 127.0.0.1:`port` accepts connections. */
export function acceptsConnections(port: number, signal: AbortSignal): Promise<void> {
  return retryUntilOk(signal, () => connectOnce(port));
}

/** Resolves once `url` answers with a 2xx status, as a health route does when its service can serve. */
export function answersOk(url: string, signal: AbortSignal): Promise<void> {
  return retryUntilOk(signal, async () => {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  });
}

function connectOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', (error) => {
      socket.destroy();
      reject(error);
    });
  });
}
