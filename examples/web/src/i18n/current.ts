import { en } from './en.ts';

export type Language = 'en' | 'zh';
export type TextKey = keyof typeof en;

const KEY = 'moments.language';
type Texts = Readonly<Record<TextKey, string>>;
const loaded: Partial<Record<Language, Texts>> = { en };

/** The language of the page: chosen before, or the browser's. */
export function currentLanguage(): Language {
  const chosen = localStorage.getItem(KEY) ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh' : 'en';
}

/** Keeps the choice for the next visit. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

/** Fetches the texts of a language, once; English is always there. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'zh') loaded.zh ??= (await import('./zh.ts')).zh;
}

/** A text with its `{names}` filled in; of `{count|one post|{count} posts|}` the part that fits the number. */
export function textIn(language: Language, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  const text = (loaded[language] ?? en)[key].replaceAll(
    /\{(\w+)\|([^|]*)\|([^|]*)\|\}/g,
    (_whole, name: string, one: string, other: string) => (Number(values[name]) === 1 ? one : other),
  );
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
