/** One server of the comparison as a process of its own: `contender.ts NAME`, subgraph addresses in `BENCH_URLS`. Tells its parent where it listens. */
/** Starts a server; answers with the address of its GraphQL endpoint. */
export type Contender = (urls: Readonly<Record<string, string>>) => Promise<string>;

/** Loaded one by one: some take longer to load than to run. */
const CONTENDERS: Readonly<Record<string, () => Promise<Contender>>> = {
  plain: async () => (await import('./plain.ts')).plain,
  hive: async () => (await import('./hive.ts')).hive,
  hiveRust: async () => (await import('./hive.ts')).hiveRust,
  monolith: async () => (await import('./monolith.ts')).monolith,
  oursInProcess: async () => (await import('./ours.ts')).oursInProcess,
  oursOverHttp: async () => (await import('./ours.ts')).oursOverHttp,
};

process.env.APOLLO_TELEMETRY_DISABLED = 'true';
const load = CONTENDERS[process.argv[2] ?? ''];
if (!load) throw new Error(`no contender ${process.argv[2]}`);
const url = await (await load())(JSON.parse(process.env.BENCH_URLS ?? '{}'));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url });
