import { crc32, deflateRawSync } from 'node:zlib';
import { fixture } from '../support.ts';
import { type Bait, type HostileFile, text } from './file.ts';

const MIB = 1024 * 1024;

/** An archive with one deflated entry. */
function zip(name: string, content: Buffer): Buffer {
  const data = deflateRawSync(content, { level: 9 });
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(data.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const lengths = Buffer.from([name.length, 0, 0, 0]);
  const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, lengths]);
  const local = Buffer.concat([text('PK\x03\x04'), common, text(name), data]);
  const central = Buffer.concat([text('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(14), text(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** Documents made to do harm. They are served as they are, as attachments: what is one honest format is no harm. */
export async function hostileDocuments({ canary }: Bait): Promise<HostileFile[]> {
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const file = (name: string, contentType: string, bytes: Buffer, harmless = false): HostileFile => ({
    name,
    kind: 'FILE',
    contentType,
    bytes,
    harmless,
  });
  const pdf = text(`%PDF-1.4\n1 0 obj<</Type/ObjStm>>stream\n${canary.text}\nendstream\n%%EOF`);
  return [
    file('a page', 'application/pdf', text('<!doctype html><script>alert(1)</script>')),
    file('a program', 'application/pdf', text('MZ\x90\0\x03')),
    file('a script', 'text/plain', text('#!/bin/sh\nrm -rf /\n')),
    file('a page of plain text', 'text/plain', text('  <html><body onload=alert(1)>')),
    file('a document and an archive in one', 'application/pdf', Buffer.concat([pdf, zip('a.txt', text('x'))])),
    file('a photo', 'application/msword', await fixture('rocket.jpg')),
    file('an archive that inflates to 256 MiB', 'application/zip', zip('zeros', Buffer.alloc(256 * MIB)), true),
    file('types that inflate to 256 MiB', docx, zip('[Content_Types].xml', Buffer.alloc(256 * MIB, ' '))),
  ];
}
