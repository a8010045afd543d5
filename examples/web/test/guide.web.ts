import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWindow, startBrowser } from './support/browser.ts';
import { follow, type Member, member, publish, signedIn } from './support/members.ts';

const url = inject('platformUrl');
const guide = new URL('../../../docs/frontend.md', import.meta.url);
const media = new URL('../../demo/media/', import.meta.url);
const require = createRequire(import.meta.url);

/** All blocks of one language, one after another: one program. */
async function program(language: string): Promise<string> {
  const text = await readFile(guide, 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code).join('\n');
}

describe('the guide for frontends', () => {
  let folder: string;
  let ada: Member;
  let sofia: Member;
  beforeAll(async () => {
    // Inside of the workspace, where `@app/client` and React are found; ignored like a build.
    folder = await mkdtemp(join(import.meta.dirname, '../dist.guide-'));
    [ada, sofia] = [await member(url, 'Ada'), await member(url, 'Sofia')];
    await follow(sofia, ada);
    for (const text of ['first', 'second']) await publish(ada, text);
    const plain = (await program('ts'))
      .replaceAll('localhost:4000', new URL(url).host)
      .replace('sofia@example.com', sofia.email)
      .replace('correct horse battery sofia', sofia.password);
    await writeFile(join(folder, 'plain.ts'), plain);
    await writeFile(join(folder, 'react.tsx'), await program('tsx'));
  });
  afterAll(async () => {
    await Promise.all([ada.web.close(), sofia.web.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('is right in every type', async () => {
    // What a reader goes on with is not used by the page itself.
    const config = { extends: '../tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: ['.'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  });

  it('its plain program signs in, follows the feed in two ways, is refused, pages and uploads', async () => {
    await copyFile(new URL('rocket.jpg', media), join(folder, 'roof.jpg'));
    await copyFile(new URL('bigbuckbunny.mp4', media), join(folder, 'clip.mp4'));
    const running = spawn(process.execPath, ['plain.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [running.stdout, running.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const says = (text: string | RegExp) => expect.poll(() => said, { timeout: 60_000 }).toMatch(text);
    await says('connection: open');
    await publish(ada, 'ten minutes later');
    for (const text of [
      'new: ten minutes later',
      'by hand: ten minutes later',
      /refused: .*poll\.options/s,
      'fault: BAD_USER_INPUT',
      'two pages: 1 true',
      'photo: READY',
      /video: (UPLOADED|PROCESSING|READY)/,
    ])
      await says(text);
    running.kill();
  });

  it('its React program shows the feed, goes on live, reacts and pages, in a browser', async () => {
    await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      // Under vitest Vite would take development builds, of the packages and of JSX.
      oxc: { jsx: { runtime: 'automatic', development: false } },
      resolve: { conditions: ['module', 'browser', 'production'] },
      define: { 'process.env.NODE_ENV': '"production"', 'globalThis.__DEV__': 'false' },
      build: { outDir: 'out', lib: { entry: 'react.tsx', formats: ['es'], fileName: () => 'react.js' } },
    });
    await using browser = await startBrowser();
    const { context, page, complaints } = await openWindow(browser);
    await context.addInitScript(
      (kept) => localStorage.setItem('moments.session', kept),
      JSON.stringify(await signedIn(url, sofia)),
    );
    const script = await readFile(join(folder, 'out/react.js'), 'utf8');
    // In place of the app's own program, in the page that the platform serves.
    await page.route(/\/app\/assets\/index-[^/]+\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.goto(`${url}/app/`);
    await page.getByText('second').waitFor();
    await publish(ada, 'seen by a hook');
    const newest = page.getByRole('article').first();
    await newest.getByText('seen by a hook').waitFor();
    await newest.getByRole('button', { name: '0 likes' }).click();
    await newest.getByRole('button', { name: '1 likes' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
