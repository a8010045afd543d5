import type { GraphqlClient } from '@app/testkit';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { join, type Person, signIn } from '../e2e/support/people.ts';
import { startTestPlatform, type TestPlatform } from '../e2e/support/platform.ts';
import { type HostileOperation, OperationFuzzer } from './hostile-operations.ts';

const OPERATIONS = Number(process.env.FUZZ_OPERATIONS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const PARALLEL = 8;
/** Answers slower than this are named in the output. */
const SLOW_MS = 500;
/** What only the inside knows: stack frames, our sources, statements and addresses of stores. */
const INTERNALS =
  /\bat (async )?[\w.]+ \(|node_modules|\.ts:\d+|ECONNREFUSED|MongoServerError|PrismaClient|ReplyError|127\.0\.0\.1:\d+.*(mongo|redis)/;

let platform: TestPlatform;
let fuzzer: OperationFuzzer;
let people: Person[];
let staff: Person;

beforeAll(async () => {
  platform = await startTestPlatform();
  fuzzer = new OperationFuzzer(buildClientSchema(await platform.anonymous.run(getIntrospectionQuery({ oneOf: true }))), SEED);
  people = [await join(platform, 'anna'), await join(platform, 'bert'), await join(platform, 'carl')];
  const accounts = await fetch(`${platform.baseUrl}/dev/accounts`).then((answer) => (answer.ok ? answer.json() : []));
  const admin = (accounts as { username: string; email: string; password: string; roles: string[] }[]).find(({ roles }) =>
    roles.includes('ADMIN'),
  );
  staff = admin ? await signIn(platform, admin) : await join(platform, 'dora');
});
afterAll(() => platform[Symbol.asyncDispose]());

interface Fault {
  readonly what: string;
  readonly operation: HostileOperation;
}

it(`answers ${OPERATIONS} hostile operations over every root field with data or a typed error (seed ${SEED})`, async () => {
  const roots = fuzzer.rootFields();
  const faults: Fault[] = [];
  const slow: { ms: number; rootField: string }[] = [];
  let next = 0;
  const worker = async () => {
    while (next < OPERATIONS) {
      const turn = next++;
      const operation = fuzzer.operation(roots[turn % roots.length] ?? '');
      const caller = await callerOf(turn);
      const startedAt = performance.now();
      faults.push(...(await send(caller, operation)).map((what) => ({ what, operation })));
      const ms = performance.now() - startedAt;
      if (ms > SLOW_MS) slow.push({ ms: Math.round(ms), rootField: operation.rootField });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  slow.sort((a, b) => b.ms - a.ms);
  console.log(
    `slowest: ${
      slow
        .slice(0, 5)
        .map(({ ms, rootField }) => `${rootField} ${ms} ms`)
        .join(', ') || 'none'
    }`,
  );
  expect(distinct(faults)).toEqual([]);
}, 1_800_000);

/** One fault of each kind at each field: enough to mend it. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.operation.rootField} ${fault.what.slice(0, 60)}`, fault])).values()].slice(
    0,
    40,
  );
}

/** Anonymous, one of three users, or staff; who was signed out by what the fuzzer sent signs in again. */
async function callerOf(turn: number): Promise<GraphqlClient> {
  const kind = turn % 7;
  if (kind === 0) return platform.anonymous;
  if (kind === 6) {
    staff = await alive(staff);
    return staff.client;
  }
  const index = kind % people.length;
  const person = people[index];
  if (!person) return platform.anonymous;
  const now = await alive(person);
  people[index] = now;
  return now.client;
}

const checkedAt = new Map<string, number>();

async function alive(person: Person): Promise<Person> {
  if (Date.now() - (checkedAt.get(person.id) ?? 0) < 500) return person;
  checkedAt.set(person.id, Date.now());
  const { errors } = await person.client.ask('{ viewer { id } }');
  if (errors === undefined) return person;
  // Somebody may have changed the password, locked or erased the account: then a new person takes the place.
  return signIn(platform, person).catch(() => join(platform, 'next'));
}

/** Sends; answers what is wrong with the answer. */
async function send(client: GraphqlClient, operation: HostileOperation): Promise<string[]> {
  const response = await fetch(client.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(client.token ? { authorization: `Bearer ${client.token}` } : {}) },
    body: JSON.stringify({ query: operation.source, variables: operation.variables }),
  });
  const text = await response.text();
  const faults: string[] = [];
  if (response.status >= 500) faults.push(`HTTP ${response.status}: ${text.slice(0, 200)}`);
  if (INTERNALS.test(text)) faults.push(`tells of the inside: ${INTERNALS.exec(text)?.[0]}`);
  const answer: { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] } = JSON.parse(text);
  for (const error of answer.errors ?? []) {
    const code = error.extensions?.code;
    if (code === undefined || code === 'INTERNAL_SERVER_ERROR') faults.push(`${code}: ${JSON.stringify(error)}`);
  }
  fuzzer.learn(answer.data);
  return faults;
}
