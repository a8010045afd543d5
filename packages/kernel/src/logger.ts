/** Structured logging, as every room sees it; `@app/telemetry` makes the real one. Never pass a password, token or message text. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(bindings: object): Logger;
}
