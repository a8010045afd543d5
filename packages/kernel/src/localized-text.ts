/** Languages in which the platform itself speaks; content of users may be in any. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence for a person, in every language of the platform. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** A sentence in English and Chinese. */
export function text(en: string, zh: string): LocalizedText {
  return { en, zh };
}

/** The platform's language nearest to a BCP 47 tag or an `Accept-Language` header; English when none fits. */
export function languageOf(tag: string | null | undefined): Language {
  const first = tag?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first === 'zh' || first.startsWith('zh-') ? 'zh' : 'en';
}
