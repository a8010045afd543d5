import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let root: string;

/** A project of one package, which lies in a folder of it, so that npm needs no network. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bootstrap-'));
  for (const folder of ['local', 'tool']) await mkdir(join(root, folder));
  await copyFile(join(import.meta.dirname, '..', 'bootstrap.mjs'), join(root, 'local', 'bootstrap.mjs'));
  const tool = { version: '1.0.0', bin: { tool: 'tool.js' } };
  const project = { name: 'project', version: '1.0.0', dependencies: { tool: 'file:tool' } };
  const packages = { '': project, 'node_modules/tool': { resolved: 'tool', link: true }, tool };
  await writeFile(join(root, 'package.json'), JSON.stringify(project));
  await writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', lockfileVersion: 3, packages }),
  );
  await writeFile(join(root, 'tool', 'package.json'), JSON.stringify({ name: 'tool', ...tool }));
  await writeFile(join(root, 'tool', 'tool.js'), '#!/usr/bin/env node\n');
  await writeFile(join(root, 'script.mjs'), 'console.log(JSON.stringify(process.argv.slice(2))); process.exit(7);');
});

afterEach(() => rm(root, { recursive: true }));

const bootstrap = (...args: string[]) => runCommand(process.execPath, [join(root, 'local', 'bootstrap.mjs'), ...args]);

const lines = (child: ChildProcess) => {
  if (!child.stdout) throw new Error('stdout is not a pipe');
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
};

describe('the bootstrap', () => {
  it('installs what is missing, then runs the script with its arguments and passes on its exit code', async () => {
    const { code, stdout, stderr } = await bootstrap('script.mjs', 'a b', '--flag');
    expect(stderr).toMatch(/^Installing \d+ packages as package-lock\.json says \(npm ci\)\nInstalled in \d+ s\.\n$/);
    expect(stdout).toBe('["a b","--flag"]\n');
    expect(code).toBe(7);
    expect(existsSync(join(root, 'node_modules', 'tool', 'package.json'))).toBe(true);
  });

  it('installs nothing the second time', async () => {
    await bootstrap('script.mjs');
    expect((await bootstrap('script.mjs')).stderr).toBe('');
  });

  it('installs again after package-lock.json has changed', async () => {
    await bootstrap('script.mjs');
    const lock = join(root, 'package-lock.json');
    const changed = JSON.parse(await readFile(lock, 'utf8'));
    changed.packages['node_modules/tool'].version = '1.0.1';
    await writeFile(lock, JSON.stringify(changed));
    expect((await bootstrap('script.mjs')).stderr).toMatch(/^Installing/);
  });

  it('trusts what npm itself has installed from the same package-lock.json', async () => {
    await bootstrap('script.mjs');
    await rm(join(root, 'node_modules', '.install-stamp'));
    expect((await bootstrap('script.mjs')).stderr).toBe('');
  });

  it('installs once when two starts come at the same time', async () => {
    const starts = await Promise.all([bootstrap('script.mjs'), bootstrap('script.mjs')]);
    expect(starts.map(({ code }) => code)).toEqual([7, 7]);
    const said = starts.map(({ stderr }) => stderr).join('');
    expect(said.match(/Installed in/g)).toHaveLength(1);
  });

  it('is not held up by the lock of a start that was killed', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    await mkdir(join(root, '.data'));
    await writeFile(join(root, '.data', 'install.lock'), String(gone.pid));
    expect((await bootstrap('script.mjs')).code).toBe(7);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('passes %s on to the script and waits for its end', async (signal) => {
    const script = `process.on('${signal}', () => { console.log('told'); process.exit(0); }); console.log('up'); setInterval(() => {}, 1000);`;
    await writeFile(join(root, 'script.mjs'), script);
    const child = spawn(process.execPath, [join(root, 'local', 'bootstrap.mjs'), 'script.mjs'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const output = lines(child);
    expect((await output.next()).value).toBe('up');
    child.kill(signal);
    expect((await output.next()).value).toBe('told');
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect(code).toBe(0);
  });

  it('lets the script know when it is itself killed', async () => {
    await writeFile(
      join(root, 'script.mjs'),
      `process.on('disconnect', () => { console.log('alone'); process.exit(); }); console.log('up');`,
    );
    const child = spawn(process.execPath, [join(root, 'local', 'bootstrap.mjs'), 'script.mjs'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const output = lines(child);
    expect((await output.next()).value).toBe('up');
    child.kill('SIGKILL');
    expect((await output.next()).value).toBe('alone');
  });

  it('names its commands, and a script that does not exist', async () => {
    expect(await bootstrap()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('<start | test | stack | path of a script>'),
    });
    expect(await bootstrap('absent.mjs')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('absent.mjs does not exist'),
    });
  });

  it('says what to do when npm fails', async () => {
    await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion": 3, "packages": {}}');
    const { code, stderr } = await bootstrap('script.mjs');
    expect(code).toBe(1);
    expect(stderr).toMatch(/npm ci failed\.\n {2}→ /);
  });
});
