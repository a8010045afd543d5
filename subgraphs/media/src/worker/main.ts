import { createServer } from 'node:http';
import { LocalCalls } from '@app/calls';
import { readConfig } from '@app/kernel';
import { createRuntime, platformSettings } from '@app/subgraph';
import { createLogger } from '@app/telemetry';
import { mediaSettings, workerSettings } from '../config.ts';
import { startMediaWorker } from './worker.ts';

// The media worker: a process of its own, until it is told to stop. Its work goes on in another one, or in the next.
const settings = readConfig({ ...platformSettings, ...mediaSettings, ...workerSettings }, process.env);
const logger = createLogger({ name: 'worker', level: settings.LOG_LEVEL });
const runtime = createRuntime({ config: settings, name: 'worker', calls: new LocalCalls(), logger });
const { FFMPEG_PATH: ffmpegPath, FFPROBE_PATH: ffprobePath, VIDEO_PRESET: videoPreset } = settings;
const worker = await startMediaWorker(runtime, settings, {
  transcoder: { ffmpegPath, ffprobePath, videoPreset },
  sweepSec: settings.MEDIA_SWEEP_SEC,
});
const health = createServer((request, response) => {
  response.writeHead(request.url === '/health/live' ? 200 : 404, { 'content-type': 'application/json' });
  response.end('{"status":"alive"}');
});
await new Promise<void>((resolve) => health.listen(settings.WORKER_PORT, settings.WORKER_HOST, resolve));
logger.info({ address: health.address() }, 'working');
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
health.close();
await worker.stop();
await runtime.close();
