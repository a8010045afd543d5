/** The pack of this app; a sticker is named by what it shows. */
export const STICKER_PACK = 'moments';

const STICKERS: Readonly<Record<string, string>> = {
  hello: '👋',
  hug: '🤗',
  party: '🥳',
  heart: '💚',
  tea: '🍵',
  cake: '🍰',
  cat: '🐱',
  panda: '🐼',
  rocket: '🚀',
  rainbow: '🌈',
  sleepy: '😴',
  thanks: '🙏',
};

/** Names of all stickers. */
export const STICKER_IDS = Object.keys(STICKERS);

/** How a sticker looks; one of another app is a surprise. */
export function stickerFace(stickerId: string): string {
  return STICKERS[stickerId] ?? '🎁';
}
