import type { LinkPreview } from '../domain/post.ts';

const TITLE_MAX = 300;
const DESCRIPTION_MAX = 1000;
const URL_MAX = 2048;
/** Tags that are looked at, and characters of one tag. */
const TAGS_MAX = 200;
const TAG_MAX = 3000;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a page's bytes, in the character set that its header or its first tags name; UTF-8 when neither is known. */
export function decodePage(bytes: Buffer, contentType: string): string {
  const inHeader = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1];
  const inPage = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];
  try {
    return new TextDecoder(inHeader ?? inPage ?? 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** What a page says about itself in its Open Graph tags, else in its title and description. `pageUrl` is where it was found. */
export function readHead(html: string, pageUrl: string): Omit<LinkPreview, 'url'> {
  const metas = new Map<string, string>();
  for (const tag of tagsOf(html, '<meta', TAGS_MAX)) {
    const attributes = attributesOf(tag);
    const name = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase();
    const content = attributes.get('content');
    if (name !== '' && content !== undefined && !metas.has(name)) metas.set(name, content);
  }
  const description = metas.get('og:description') ?? metas.get('twitter:description') ?? metas.get('description') ?? '';
  return {
    title: plain(metas.get('og:title') ?? metas.get('twitter:title') ?? titleOf(html), TITLE_MAX),
    description: plain(description, DESCRIPTION_MAX),
    imageUrl: absoluteUrl(metas.get('og:image') ?? metas.get('twitter:image'), pageUrl),
  };
}

/** Tags that begin so, each up to its `>`. A search by hand: a hostile page must not make a pattern go over it again and again. */
function* tagsOf(html: string, opening: string, max: number): Generator<string> {
  const lower = html.toLowerCase();
  let at = lower.indexOf(opening);
  for (let found = 0; at >= 0 && found < max; found++) {
    const tag = html.slice(at, at + TAG_MAX);
    const end = tag.indexOf('>');
    if (end >= 0) yield tag.slice(0, end + 1);
    at = lower.indexOf(opening, at + (end >= 0 ? end : opening.length));
  }
}

function titleOf(html: string): string {
  const [tag] = tagsOf(html, '<title', 1);
  if (tag === undefined) return '';
  const from = html.indexOf(tag) + tag.length;
  return decodeEntities(html.slice(from, from + TAG_MAX).split('<', 1)[0] ?? '');
}

const ATTRIBUTE = /([\w:-]{1,40})\s{0,10}=\s{0,10}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    const isText = point > 0x1f && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isText ? String.fromCodePoint(point) : '';
  });
}

/** One line of plain text, at most `max` code points; null when nothing is left. */
function plain(text: string, max: number): string | null {
  const line = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const points = Array.from(line);
  const cut = points.length > max ? `${points.slice(0, max - 1).join('')}…` : line;
  return cut === '' ? null : cut;
}

function absoluteUrl(written: string | undefined, pageUrl: string): string | null {
  const url = written === undefined ? null : URL.parse(written, pageUrl);
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '';
  return isWeb && url.href.length <= URL_MAX ? url.href : null;
}
