import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { scratchFolder, testTranscoder } from '../test/tools.ts';
import { countPdfPages } from './document.ts';

const transcoder = testTranscoder();
let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

const TREE = '<</Type/Pages/Count 7/Kids[3 0 R 9 0 R]>>';

it('tells type, size and pages of a document', async () => {
  const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj${TREE}endobj\n3 0 obj<</Type /Pages /Parent 2 0 R /Count 4>>endobj\n%%EOF`;
  await writeFile(join(folder, 'a.pdf'), pdf);
  expect(await transcoder.processDocument({ path: join(folder, 'a.pdf'), type: 'pdf' })).toEqual({
    contentType: 'application/pdf',
    sizeBytes: pdf.length,
    pageCount: 7,
  });
  await writeFile(join(folder, 'a.txt'), 'words');
  expect(await transcoder.processDocument({ path: join(folder, 'a.txt'), type: 'txt' })).toMatchObject({
    pageCount: null,
    sizeBytes: 5,
  });
});

it('finds the page tree in a compressed object stream, in bounds', async () => {
  const packed = (text: string) => {
    const body = deflateSync(text);
    return Buffer.concat([
      Buffer.from(`5 0 obj<</Type/ObjStm/Length ${body.length}>>stream\n`),
      body,
      Buffer.from('\nendstream endobj'),
    ]);
  };
  expect(await countPdfPages(packed(`2 0 ${TREE}`))).toBe(7);
  expect(await countPdfPages(packed(`${' '.repeat(8 << 20)}${TREE}`))).toBeNull();
  expect(await countPdfPages(Buffer.from('%PDF-1.7 /Type/ObjStm stream garbage endstream'))).toBeNull();
});

it('refuses an empty or an oversized document', async () => {
  await writeFile(join(folder, 'empty.txt'), '');
  await expect(transcoder.processDocument({ path: join(folder, 'empty.txt'), type: 'txt' })).rejects.toMatchObject({
    reason: 'EMPTY',
  });
  const strict = testTranscoder({ limits: { maxDocumentBytes: 3 } });
  await writeFile(join(folder, 'large.txt'), 'words');
  await expect(strict.processDocument({ path: join(folder, 'large.txt'), type: 'txt' })).rejects.toMatchObject({
    reason: 'TOO_LARGE',
  });
});
