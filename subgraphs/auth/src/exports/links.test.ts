import { newId } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { archiveOf } from './archive.ts';
import { ExportLinks } from './links.ts';

const links = new ExportLinks({ secret: 'a secret of at least 32 characters!', publicUrl: 'https://chat.example/' });
const EXPIRES = new Date('2030-01-02T00:00:00Z');

describe('links to exports', () => {
  it('hold for one export until their time', () => {
    const exportId = newId();
    const url = new URL(links.linkTo(exportId, EXPIRES));
    const given = {
      exportId,
      expires: url.searchParams.get('expires') ?? '',
      signature: url.searchParams.get('signature') ?? '',
    };
    expect(url.origin + url.pathname).toBe(`https://chat.example/exports/${exportId}`);
    expect(links.isValid(given, new Date('2030-01-01T23:59:59Z'))).toBe(true);
    expect(links.isValid(given, EXPIRES)).toBe(false);
    expect(links.isValid({ ...given, exportId: newId() }, new Date(0))).toBe(false);
    expect(links.isValid({ ...given, expires: String(Number(given.expires) + 1) }, new Date(0))).toBe(false);
    for (const signature of ['', 'x', given.signature.slice(1)])
      expect(links.isValid({ ...given, signature }, new Date(0))).toBe(false);
  });
});

describe('archives', () => {
  it('refuse parts of another shape', async () => {
    await expect(archiveOf([{ domain: 'x', data: { files: 'none' } }])).rejects.toThrow();
  });
});
