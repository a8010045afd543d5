import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { acceptedContentTypes, contentTypeAs, matchesDeclared, sniff } from '@app/transcode';
import type { Sniffer } from './domain/ports.ts';

/** What bytes are, by the rules of the transcoder. */
export function createSniffer(): Sniffer {
  return {
    acceptedTypes: acceptedContentTypes,
    async check(path, kind, declaredType) {
      const sniffed = await sniff(path);
      if (sniffed.kind === 'refused') return { ok: false, reason: sniffed.reason };
      if (!matchesDeclared(kind, declaredType, sniffed.type)) return { ok: false, reason: 'TYPE_MISMATCH' };
      return { ok: true, contentType: contentTypeAs(kind, sniffed.type) };
    },
    async hash(path) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
      return hash.digest('hex');
    },
    isSameType: (kind, declaredType, realType) =>
      realType === declaredType || (acceptedContentTypes(kind).includes(declaredType) && isAliasOf(declaredType, realType)),
  };
}

/** Names that clients use for one type, by the part that tells them apart. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/x-m4a': 'audio/mp4',
};

function isAliasOf(declaredType: string, realType: string): boolean {
  return ALIASES[declaredType] === realType;
}
