import type { ExecutionResult } from 'graphql';
import { expect, test } from 'vitest';
import { SingleFlight } from './single-flight.ts';

const here = new AbortController().signal;

/** Work that ends when told to, and counts how often it began. */
function work() {
  const result = Promise.withResolvers<ExecutionResult>();
  const signals: AbortSignal[] = [];
  const start = (signal: AbortSignal) => {
    signals.push(signal);
    return result.promise;
  };
  return { start, signals, finish: () => result.resolve({ data: { me: 1 } }) };
}

test('twenty identical queries of one session are executed once, and each gets a result of its own', async () => {
  const flights = new SingleFlight(1_000);
  const { start, signals, finish } = work();
  const waiting = Array.from({ length: 20 }, () => flights.run('s1', 'q', here, start));
  finish();
  const results = await Promise.all(waiting);
  expect(signals).toHaveLength(1);
  expect(new Set(results).size).toBe(20);
  expect(results[19]).toEqual({ data: { me: 1 } });
});

test.each([
  ['another session', 's2', 'q'],
  ['another query', 's1', 'q2'],
])('%s is executed apart', async (_what, session, query) => {
  const flights = new SingleFlight(1_000);
  const { start, signals, finish } = work();
  const waiting = [flights.run('s1', 'q', here, start), flights.run(session, query, here, start)];
  finish();
  await Promise.all(waiting);
  expect(signals).toHaveLength(2);
});

test('one who leaves does not cancel the others; the last one does', async () => {
  const flights = new SingleFlight(1_000);
  const { start, signals } = work();
  const callers = [new AbortController(), new AbortController()];
  const waiting = callers.map(({ signal }) => flights.run('s1', 'q', signal, start).catch(() => 'left'));
  callers[0]?.abort();
  expect(await waiting[0]).toBe('left');
  expect(signals[0]?.aborted).toBe(false);
  callers[1]?.abort();
  expect(await waiting[1]).toBe('left');
  expect(signals[0]?.aborted).toBe(true);
});

test('a query after a change of the same session does not join one from before it', async () => {
  const flights = new SingleFlight(1_000);
  const { start, signals, finish } = work();
  const before = flights.run('s1', 'q', here, start);
  flights.changed('s1');
  const after = flights.run('s1', 'q', here, start);
  finish();
  await Promise.all([before, after]);
  expect(signals).toHaveLength(2);
});

test('nothing is kept: what has landed is executed anew', async () => {
  const flights = new SingleFlight(1_000);
  const { start, signals, finish } = work();
  finish();
  await flights.run('s1', 'q', here, start);
  await flights.run('s1', 'q', here, start);
  expect(signals).toHaveLength(2);
});
