/** `npm run bench [NAME...] [-- FLAGS]`: runs `bench/NAME.ts`, or all that a machine can run alone; figures go to the terminal. Flags go to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
  .map((name) => name.slice(0, -'.ts'.length));
const given = process.argv.slice(2);
const flagsFrom = given.findIndex((argument) => argument.startsWith('-'));
const [wanted, flags] = flagsFrom < 0 ? [given, []] : [given.slice(0, flagsFrom), given.slice(flagsFrom)];
for (const name of wanted.length > 0 ? wanted : known) {
  if (!known.includes(name) || !existsSync(`${folder}${name}.ts`)) {
    console.error(`There is no benchmark "${name}". Known: ${known.join(', ')}.`);
    process.exitCode = 1;
    break;
  }
  console.log(`\n# ${name}`);
  const child = spawn(process.execPath, [`${folder}${name}.ts`, ...flags], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
