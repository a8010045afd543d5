import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from './emulator.ts';
import { startStrictFront } from './strict-front.ts';

const BUCKET = 'media';

/** A private bucket on this machine, and the configuration that uses it. */
export async function startBucket(emulatorPath: string): Promise<AsyncDisposable & { readonly env: Record<string, string> }> {
  const pem = { type: 'spki', format: 'pem' } as const;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: pem,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const folder = await mkdtemp(join(tmpdir(), 'gcs-'));
  const keyFile = join(folder, 'key.json');
  const account = { type: 'service_account', project_id: 'test', private_key_id: '1', client_email: 'media@test.example' };
  await writeFile(keyFile, JSON.stringify({ ...account, private_key: privateKey }));
  const front = await startStrictFront(publicKey);
  const emulator = await startEmulator(emulatorPath, front.host);
  front.emulatorPort = emulator.port;
  await fetch(`http://${front.host}/storage/v1/b?project=test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: BUCKET }),
  });
  return {
    env: { MEDIA_STORE: 'gcs', GCS_BUCKET: BUCKET, GCS_KEY_FILE: keyFile, GCS_API_ENDPOINT: `http://${front.host}` },
    async [Symbol.asyncDispose]() {
      await emulator[Symbol.asyncDispose]();
      await front[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
