import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { chooseLanguage, currentLanguage, type Language, loadTexts, type TextKey, textIn } from './current.ts';

interface Texts {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
}

const Context = createContext<Texts | null>(null);

/** The page's language, kept across visits and told to the browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(currentLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const texts = useMemo<Texts>(
    () => ({
      language,
      setLanguage: (next) => {
        chooseLanguage(next);
        // Without the network the page stays in the language that it has.
        void loadTexts(next).then(
          () => setLanguage(next),
          () => undefined,
        );
      },
      t: (key, values) => textIn(language, key, values),
    }),
    [language],
  );
  return <Context value={texts}>{children}</Context>;
}

/** Texts in the page's language. */
export function useTexts(): Texts {
  const texts = useContext(Context);
  if (texts === null) throw new Error('Texts are used outside of LanguageProvider.');
  return texts;
}
