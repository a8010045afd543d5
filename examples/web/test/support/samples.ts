/** A second of a tone. */
export function wav(): Buffer {
  const rate = 8_000;
  const file = Buffer.alloc(44 + rate * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(rate * 2, 40);
  for (let n = 0; n < rate; n++) file.writeInt16LE(Math.round(12_000 * Math.sin((n * 2 * Math.PI * 440) / rate)), 44 + n * 2);
  return file;
}

/** Three frames of 64 by 64 that change their colour. */
export function gif(): Buffer {
  return Buffer.from(
    'R0lGODlhQABAAIAAAExpcQuDYCH/C05FVFNDQVBFMi4wAwEAAAAh+QQFFAAAACwAAAAAQABAAAACRYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY1Kp9Sq9YrNarfcrjdQAAAh+QQFFAAAACwAAAAAQABAAIBMaXH19/YCRYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY1Kp9Sq9YrNarfcrjdQAAAh+QQFFAAAACwAAAAAQABAAIBMaXEfnW4CRYyPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY1Kp9Sq9YrNarfcrjdQAAA7',
    'base64',
  );
}
