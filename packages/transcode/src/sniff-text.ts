import type { MediaFailureReason } from './errors.ts';

/** The tags by which browsers take unlabelled bytes for HTML (WHATWG MIME Sniffing, section 7.1). */
const HTML_START =
  /^<(!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--|meta|link|img|object|embed|form|base|template|frameset)([\s/>]|$|--)/i;
const XML_PROLOGUE = /^(<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*(\[[\s\S]*?\])?\s*>|\s)+/i;
const XML_PLAYLIST = /^<(mpd|smil|asx|playlist|plist|rss|wpl)[\s>]/i;
const TEXT_PLAYLIST = /^(#EXTM3U|#EXT-X-|#EXTINF|ffconcat\s|\[playlist\]|\[Reference\])/i;
/** The first directive of a concat script; the header `ffconcat version` is optional. */
const CONCAT_DIRECTIVE = /^(ffconcat\s+version|(file|stream|inpoint|outpoint|chapter)\s+['"\\/.]|file\s+\S+\.\w{2,4}$)/;

/**
 * Refuses text that a browser or a player would act upon: markup, playlists, scripts. Null when the bytes are not such text
 * (they may be fine text or no text at all).
 */
export function refuseText(head: Buffer): MediaFailureReason | null {
  const text = decode(head).trimStart();
  if (text.startsWith('#!')) return 'EXECUTABLE';
  if (TEXT_PLAYLIST.test(text) || CONCAT_DIRECTIVE.test(firstDirective(text))) return 'PLAYLIST';
  return text.startsWith('<') ? refuseMarkup(text) : null;
}

/**
 * Whether the two ends of a file are text in UTF-8, UTF-16 with a mark, or a legacy encoding such as GB 18030: no byte that the
 * WHATWG MIME Sniffing standard calls binary.
 */
export function isPlainText(head: Buffer, tail: Buffer): boolean {
  const mark = head.subarray(0, isUtf16(head) ? 2 : 0);
  return [decode(head), decode(Buffer.concat([mark, tail]))].every((text) => {
    for (let at = 0; at < text.length; at++) if (isBinary(text.charCodeAt(at))) return false;
    return true;
  });
}

function isBinary(code: number): boolean {
  return code < 0x09 || code === 0x0b || (code > 0x0d && code < 0x1b) || (code > 0x1b && code < 0x20);
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The first line that is neither empty nor a comment; a script may begin with any number of those. */
function firstDirective(text: string): string {
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#')) return trimmed;
  }
  return '';
}

function refuseMarkup(text: string): MediaFailureReason | null {
  const root = text.replace(XML_PROLOGUE, '');
  if (/^<(\w+:)?svg[\s>/]/i.test(root) || /^<!doctype\s+svg/i.test(text)) return 'SVG';
  if (XML_PLAYLIST.test(root)) return 'PLAYLIST';
  if (HTML_START.test(text) || HTML_START.test(root)) return 'HTML';
  return text.startsWith('<?') ? 'UNSUPPORTED_TYPE' : null;
}

/** Latin-1 keeps every byte apart; only a UTF-16 mark asks for more. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('latin1');
  return bytes.toString('latin1');
}
