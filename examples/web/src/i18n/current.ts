import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'en' | 'zh';
export type TextKey = keyof typeof en;

const KEY = 'moments.language';
const TEXTS = { en, zh };

/** The language of the page: chosen before, or the browser's. */
export function currentLanguage(): Language {
  const chosen = localStorage.getItem(KEY) ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh' : 'en';
}

/** Keeps the choice for the next visit. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

/** A text with its `{names}` filled in. */
export function textIn(language: Language, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
