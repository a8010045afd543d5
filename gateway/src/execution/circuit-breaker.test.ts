import { expect, test } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

function breaker(failureThreshold = 2) {
  let nowMs = 0;
  const changes: string[] = [];
  const circuit = new CircuitBreaker({
    failureThreshold,
    cooldownMs: 100,
    now: () => nowMs,
    onChange: (state) => changes.push(state),
  });
  return {
    circuit,
    changes,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}

test('it opens after failures in a row; a success in between counts from zero', () => {
  const { circuit } = breaker();
  circuit.failed();
  circuit.succeeded();
  circuit.failed();
  expect(circuit.state).toBe('closed');
  circuit.failed();
  expect(circuit.state).toBe('open');
  expect(circuit.admits()).toBe(false);
});

test('after the cool-down one probe passes, and its success closes it', () => {
  const { circuit, pass, changes } = breaker(1);
  circuit.failed();
  pass(99);
  expect(circuit.admits()).toBe(false);
  pass(1);
  expect([circuit.admits(), circuit.admits()]).toEqual([true, false]);
  circuit.succeeded();
  expect(circuit.admits()).toBe(true);
  expect(changes).toEqual(['open', 'half-open', 'closed']);
});

test('a probe that fails opens it again; one that was abandoned lets the next try', () => {
  const { circuit, pass } = breaker(1);
  circuit.failed();
  pass(100);
  expect(circuit.admits()).toBe(true);
  circuit.failed();
  expect(circuit.admits()).toBe(false);
  pass(100);
  expect(circuit.admits()).toBe(true);
  circuit.abandoned();
  expect(circuit.admits()).toBe(true);
});

test('a threshold of zero never opens', () => {
  const { circuit } = breaker(0);
  for (let i = 0; i < 100; i++) circuit.failed();
  expect(circuit.admits()).toBe(true);
});
