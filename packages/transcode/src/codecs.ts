/**
 * The CODECS attribute of a rendition (RFC 6381), read from its own initialisation segment. Throws an `Error` when it holds no H.264
 * configuration.
 */
export function codecsOfInit(init: Buffer): string {
  const audio = aacOf(init);
  return audio === null ? avcOf(init) : `${avcOf(init)},${audio}`;
}

/** Profile, constraints and level stand in bytes 1 to 3 of the `avcC` box. */
function avcOf(init: Buffer): string {
  const at = init.indexOf('avcC', 0, 'latin1');
  if (at < 0 || at + 8 > init.length) throw new Error('no H.264 configuration in the initialisation segment');
  return `avc1.${init.toString('hex', at + 5, at + 8)}`;
}

/** The audio object type stands in the top five bits of the decoder specific info (tag 5) of the `esds` box. Null when silent. */
function aacOf(init: Buffer): string | null {
  const at = init.indexOf('esds', 0, 'latin1');
  if (at < 0) return null;
  // Version and flags; then ES descriptor (tag 3), decoder config (tag 4), decoder specific info (tag 5), each with a length of 1 to 4 bytes.
  let cursor = at + 8;
  for (const [tag, headerBytes] of [[3, 3] as const, [4, 13] as const, [5, 0] as const]) {
    if (init[cursor] !== tag) return 'mp4a.40.2';
    cursor += 1;
    while (((init[cursor] ?? 0) & 0x80) !== 0) cursor += 1;
    cursor += 1 + headerBytes;
  }
  return `mp4a.40.${(init[cursor] ?? 0x10) >> 3}`;
}
