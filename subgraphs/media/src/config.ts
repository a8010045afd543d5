import { grantSettings } from '@app/grants';
import { type ConfigOf, config } from '@app/kernel';
import { mediaUrlSettings } from '@app/media-urls';

const { integer, oneOf, optionalString, string } = config;
const DAY_SEC = 86_400;
const GIB = 1024 ** 3;

/** Every key that media reads, beside those of the platform. */
export const mediaSettings = {
  ...grantSettings,
  ...mediaUrlSettings,
  MEDIA_STORE: oneOf(['disk', 'gcs'], 'disk', 'Where files are kept: in MEDIA_DIR, or in a bucket of Google Cloud Storage'),
  MEDIA_DIR: string(
    '.data/media',
    'Folder of the files, shared by all replicas and workers; with a bucket only of work in progress on this machine',
  ),
  GCS_BUCKET: optionalString('Bucket of the files; required with MEDIA_STORE=gcs'),
  GCS_KEY_FILE: optionalString(
    'Key file (JSON) of the service account; absent: the account of the machine, which must be allowed to sign',
  ),
  GCS_READS: oneOf(
    ['served', 'redirected'],
    'served',
    'Files at signed addresses: served by the platform, or by a redirect to a signed address of the bucket',
  ),
  GCS_API_ENDPOINT: optionalString('Address of an emulator of Google Cloud Storage, which wants no credentials'),
  UPLOAD_TTL_SEC: integer(3_600, 'Life of an upload address; each accepted part of a resumable upload prolongs it', 1),
  UPLOADS_OPEN_MAX: integer(20, 'Open uploads of one user', 1),
  UPLOAD_BYTES_A_DAY: integer(10 * GIB, 'Bytes that one user may upload in one calendar day (UTC)', 1),
  MEDIA_ORPHAN_SEC: integer(7 * DAY_SEC, 'A finished upload that nothing carries is removed after it', 1),
  MEDIA_FAILED_RETENTION_SEC: integer(7 * DAY_SEC, 'How long the bytes of a failed upload are kept for another try', 1),
  SOFT_DELETE_RETENTION_SEC: integer(30 * DAY_SEC, 'Deleted rows are purged after it', 1),
  MEDIA_STALE_SEC: integer(20, 'Work on a file without a sign of life for so long is given to another worker', 1),
};
export type MediaConfig = ConfigOf<typeof mediaSettings>;

/** What only the worker process reads. */
export const workerSettings = {
  WORKER_HOST: string('127.0.0.1', 'Address on which the worker answers for its health'),
  WORKER_PORT: integer(0, 'Port on which the worker answers for its health; 0 picks a free one'),
  FFMPEG_PATH: string('ffmpeg', 'ffmpeg 5.1 or newer'),
  FFPROBE_PATH: string('ffprobe', 'ffprobe of the same line'),
  VIDEO_PRESET: oneOf(
    ['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium', 'slow'],
    'veryfast',
    'Speed of the video encoder against size',
  ),
  MEDIA_SWEEP_SEC: integer(10, 'How often abandoned work and expired uploads are looked for', 1),
};
export type WorkerConfig = ConfigOf<typeof workerSettings>;
