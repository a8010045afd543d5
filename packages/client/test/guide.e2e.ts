import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { join, type Person } from '../../../gateway/test/e2e/support/people.ts';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';

const guide = new URL('../../../docs/frontend.md', import.meta.url);
const program = fileURLToPath(new URL(`./guide-${process.pid}.generated.ts`, import.meta.url));

let platform: TestPlatform;
let ada: Person;
let sofia: Person;
beforeAll(async () => {
  platform = await startTestPlatform();
  [ada, sofia] = [await join(platform, 'ada'), await join(platform, 'sofia')];
  await sofia.client.run('mutation ($id: ID!) { follow(userId: $id) { __typename } }', { id: ada.id });
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await rm(program, { force: true });
});

it('the first program of the guide prints a feed that goes on live', async () => {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(await readFile(guide, 'utf8')) ?? [];
  const here = code
    .replace('http://localhost:4000', platform.baseUrl)
    .replace('sofia@example.com', sofia.email)
    .replace('correct horse battery sofia', sofia.password);
  await writeFile(program, here);
  const running = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await expect.poll(() => said, { timeout: 20_000 }).toContain('connection: open');
  await ada.client.run('mutation { createPost(input: { text: "ten minutes later" }) { __typename } }');
  await expect.poll(() => said, { timeout: 20_000 }).toContain('new: ten minutes later');
  running.kill();
});
