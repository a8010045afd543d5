/** Where one server of a stack lives. */
export interface ServerPlace {
  /** Absolute path of the stack's data folder; each server has its own folder inside. */
  dataDir: string;
  /** On 127.0.0.1. */
  port: number;
}
