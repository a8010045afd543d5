const SENSITIVE_KEY = /pass(word|phrase)?$|token|secret|authorization|cookie|recoverycode|credential|api[-_]?key/i;
const REDACTED = '[redacted]';
const MAX_DEPTH = 6;

/**
 * A copy of log fields without what must never be written: values of keys that name a password, token, secret, cookie or authorization.
 * Deeper than six levels is cut; errors become plain objects, so that what a driver hangs on them is checked too.
 */
export function redacted(fields: object): Record<string, unknown> {
  const copy = copyOf(fields, 0, new Set());
  return typeof copy === 'object' && copy !== null ? (copy as Record<string, unknown>) : {};
}

/** A message on one line: carriage returns, line feeds and other control characters are escaped, so that no text can forge a log entry. */
export function oneLine(message: string): string {
  let line = '';
  for (const character of message) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029;
    line += isControl ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return line;
}

function copyOf(value: unknown, depth: number, seen: Set<object>): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH || seen.has(value)) return '[cut]';
  seen.add(value);
  const copy = Array.isArray(value) ? value.map((item) => copyOf(item, depth + 1, seen)) : copyOfObject(value, depth, seen);
  seen.delete(value);
  return copy;
}

function copyOfObject(value: object, depth: number, seen: Set<object>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  if (value instanceof Error) {
    copy.type = value.name;
    copy.message = oneLine(value.message);
    copy.stack = value.stack;
    if (value.cause !== undefined) copy.cause = copyOf(value.cause, depth + 1, seen);
  }
  for (const [key, item] of Object.entries(value)) {
    copy[key] = SENSITIVE_KEY.test(key) ? REDACTED : copyOf(item, depth + 1, seen);
  }
  return copy;
}
