import { textField } from '@app/kernel';
import { z } from 'zod';

const MIB = 1024 * 1024;

/** What an upload is declared to be. */
export const MEDIA_KINDS = ['IMAGE', 'GIF', 'VIDEO', 'AUDIO', 'FILE'] as const;
/** Where an upload stands. */
export const UPLOAD_STATUSES = ['PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED', 'EXPIRED'] as const;

/** Largest upload of each kind, in bytes. */
export const MAX_UPLOAD_BYTES: Readonly<Record<(typeof MEDIA_KINDS)[number], number>> = {
  IMAGE: 20 * MIB,
  GIF: 20 * MIB,
  AUDIO: 100 * MIB,
  FILE: 100 * MIB,
  VIDEO: 4096 * MIB,
};

/** Words for those who cannot see the picture, in code points. */
export const altTextField = () => textField(1000);
/** Name of the file as its owner has it, for downloads. */
export const fileNameField = () => textField(255, { min: 1, singleLine: true });
/** A MIME type without parameters, in lower case. */
export const contentTypeField = () => z.string().max(127).meta({ maxLength: 127 });
/** SHA-256 in lower-case hex. */
export const sha256Field = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ minLength: 64, maxLength: 64 });
/** Which object carries an upload, e.g. `post:ID`. */
export const carrierField = () => z.string().min(1).max(100).meta({ minLength: 1, maxLength: 100 });
