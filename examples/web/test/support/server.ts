import { setTimeout as delay } from 'node:timers/promises';

const BACK_TIMEOUT_MS = 90_000;

/** Kills the process that browsers talk to, without a warning; the local stack starts it again. Resolves when it is gone. */
export async function killServer(url: string): Promise<void> {
  const parts = (await (await fetch(`${url}/dev/parts`)).json()) as { name: string; pid: number }[];
  const gateway = parts.find(({ name }) => name === 'gateway');
  if (gateway === undefined) throw new Error('The platform names no gateway.');
  process.kill(gateway.pid, 'SIGKILL');
  while (await isReady(url)) await delay(20);
}

/** Resolves when every part can serve. */
export async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + BACK_TIMEOUT_MS;
  while (!(await isReady(url))) {
    if (Date.now() > deadline) throw new Error(`The platform was not back in ${BACK_TIMEOUT_MS} ms.`);
    await delay(50);
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
