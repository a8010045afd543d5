/**
 * Sign-ins, refreshes and session checks of auth a second, beside their floor: the password hash alone, one SQL round trip. Interleaved in
 * one run; ratios count, not absolute figures. Needs the servers of a test stack in the environment. `node bench/auth.ts [rounds]`
 */
import { GetSessionState } from '@app/contracts';
import { createPrismaClient } from '@app/prisma';
import { hash, verify } from '@node-rs/argon2';
import { decodeJwt } from 'jose';
import { REFRESH, startAuth } from '../subgraphs/auth/test/support.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CLIENTS = 8;

/** Runs `work` `count` times, `width` at once; returns how often a second. */
async function perSecond(count: number, width: number, work: (worker: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let left = count;
  const workers = Array.from({ length: width }, async (_, worker) => {
    while (left-- > 0) await work(worker);
  });
  await Promise.all(workers);
  return (count / (performance.now() - start)) * 1_000;
}

await using auth = await startAuth({ ARGON2_MEMORY_KIB: String(COST.memoryCost), ARGON2_PASSES: String(COST.timeCost) });
await using bare = createPrismaClient(auth.ownerUrl);
const user = await auth.newUser();
const { accessToken } = user.tokens;
const sessionId = String(decodeJwt(accessToken).sid);
const stored = await hash(user.password, COST);
const logIn = () => auth.logIn(user.username, user.password, { accessToken });
const refreshTokens = new Map<number, string>();
for (let client = 0; client < CLIENTS; client++) refreshTokens.set(client, (await logIn()).tokens.refreshToken);

for (let round = 1; round <= ROUNDS; round++) {
  const hashes = await perSecond(40, 2, () => verify(stored, user.password));
  const logIns = await perSecond(40, CLIENTS, logIn);
  const roundTrips = await perSecond(400, CLIENTS, () => bare.$queryRaw`SELECT 1`);
  const refreshes = await perSecond(160, CLIENTS, async (client) => {
    const { tokens } = await auth.run(REFRESH, { token: refreshTokens.get(client) });
    refreshTokens.set(client, tokens.refreshToken);
  });
  const checks = await perSecond(400, CLIENTS, () => auth.runtime.calls.invoke(GetSessionState, { sessionId }));
  console.log(
    [
      `round ${round}`,
      `sign-ins ${logIns.toFixed(1)}/s = ${(logIns / hashes).toFixed(2)} of the bare hash (${hashes.toFixed(1)}/s)`,
      `refreshes ${refreshes.toFixed(0)}/s = ${(refreshes / roundTrips).toFixed(2)} of a bare SQL round trip (${roundTrips.toFixed(0)}/s)`,
      `session checks ${checks.toFixed(0)}/s = ${(checks / roundTrips).toFixed(2)} of it`,
    ].join('\n  '),
  );
}
