import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project.ts';

/** One check beside the test files; each counts as one test. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const GENERATE: readonly Check[] = [
  { name: 'database client', command: ['node', 'prisma/src/generate.ts'] },
  { name: 'resolver types', command: ['node', 'local/src/codegen.ts'] },
  { name: 'client documents', command: ['node', 'packages/client/codegen/generate.ts'] },
];
const STATIC_CHECKS: readonly Check[] = [
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'configuration template', command: ['node', 'local/src/env-template.ts', '--check'] },
  { name: 'rooms', command: ['npm', 'run', '--silent', 'rooms'] },
  { name: 'supergraph', command: ['npm', 'run', '--silent', 'compose', '--', '--check', '--lint'] },
];

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
});

// `npm test [-- vitest arguments]` runs everything; with `--fast` (`npm run check`) what needs no server.
const [, , ...given] = process.argv;
const isFast = given.includes('--fast');
const results = { passed: 0, failed: 0, skipped: 0 };
const root = projectRoot;
const report = join(root, '.data', 'test-report.json');

await runChecks(GENERATE);
await runChecks(STATIC_CHECKS);
// What is left out (`heavy`) takes minutes and is a command of its own.
const projects = isFast ? ['unit', 'contract'] : ['unit', 'integration', 'contract', 'e2e'];
const rest = given.filter((argument) => argument !== '--fast');
await runTests(['run', ...projects.flatMap((project) => ['--project', project]), ...rest]);
process.stdout.write(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped\n`);
process.exitCode = results.failed === 0 && results.passed > 0 ? 0 : 1;

/** All at once: each is one process on one core for most of its time. What each says is printed in one piece, in the order given. */
async function runChecks(checks: readonly Check[]): Promise<void> {
  const running = checks.map((check) => ({ check, result: runQuietly(check.command) }));
  for (const { check, result } of running) {
    const { isGood, output } = await result;
    results[isGood ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${heading(check.name, check.command)}${output}`);
  }
}

async function runTests(args: readonly string[]): Promise<void> {
  await mkdir(join(root, '.data'), { recursive: true });
  await rm(report, { force: true });
  const isGood = await run('tests', ['vitest', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const counted = reportSchema.safeParse(
    await readFile(report, 'utf8').then(
      (text): unknown => JSON.parse(text),
      () => null,
    ),
  );
  if (!counted.success) {
    results.failed += 1;
    return;
  }
  results.passed += counted.data.numPassedTests;
  results.failed += counted.data.numFailedTests;
  results.skipped += counted.data.numPendingTests + counted.data.numTodoTests;
  // A file that cannot even be loaded has no failed test, and is no less a failure.
  if (!isGood && counted.data.numFailedTests === 0) results.failed += Math.max(1, counted.data.numFailedTestSuites);
}

function heading(name: string, command: readonly string[]): string {
  return `\n── ${name}: ${command.join(' ')}\n`;
}

function run(name: string, command: readonly string[]): Promise<boolean> {
  process.stdout.write(heading(name, command));
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: process.env });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function runQuietly([file = '', ...args]: readonly string[]): Promise<{ isGood: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    const output: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => output.push(part));
    child.once('error', (error) => resolve({ isGood: false, output: `${error.message}\n` }));
    child.once('close', (code) => resolve({ isGood: code === 0, output: Buffer.concat(output).toString() }));
  });
}
