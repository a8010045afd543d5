export { type FoldedText, foldText } from './fold.ts';
export {
  checkHandle,
  foldHandle,
  HANDLE_LENGTH,
  type HandleCheck,
  skeleton,
} from './handles.ts';
export { escapeText, type HighlightOptions, highlight, SNIPPET_CODE_POINTS } from './highlight.ts';
export { detectLanguage } from './language.ts';
export { MAX_LINK_CODE_POINTS } from './links.ts';
export { MAX_PINYIN_CHARACTERS } from './pinyin.ts';
export { MAX_PREFIX_KEYS, PREFIX_KEY_CODE_POINTS, type PrefixRange, prefixKeys, prefixRange } from './prefix.ts';
export {
  MAX_PHRASE_SEGMENTS,
  MAX_QUERY_CODE_POINTS,
  MAX_QUERY_PHRASES,
  MAX_QUERY_TOKENS,
  parseQuery,
  type QueryOptions,
  type SearchQuery,
  type Span,
} from './query.ts';
export { extractRanges, foldTag, MAX_TAG_CODE_POINTS, type TextRange } from './ranges.ts';
export { RESERVED_HANDLES } from './reserved-handles.ts';
export {
  type IndexOptions,
  indexField,
  indexTokens,
  MAX_INDEX_TOKENS,
  MAX_PINYIN_SPAN,
  MAX_WORD_CODE_POINTS,
  PREFIX_CODE_POINTS,
} from './tokens.ts';
