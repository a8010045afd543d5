export { StackUnavailableError } from './missing.ts';
export { freePort, isPortFree } from './ports.ts';
export { type Progress, progressOnStderr, saying } from './progress.ts';
export { binaryCacheDir, defaultDataDir, projectRoot } from './project.ts';
export { acceptsConnections, answersOk, retryUntilOk } from './ready.ts';
export { type Stack, type StackOptions, startStack } from './stack.ts';
export type { ProcessSpec, RestartPolicy } from './supervised-process.ts';
export { type Part, Supervisor, type SupervisorOptions } from './supervisor.ts';
export { untilToldToStop } from './until-told-to-stop.ts';
