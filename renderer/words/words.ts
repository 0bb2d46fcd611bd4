/** Which language the screen speaks, and the words in it. Keeps nothing but the choice in the page's address. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Refusal } from '../../src/domain/result.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { languages, sayRefusal, type Language } from './refusals.ts';

/** Loads the words. The language is Korean unless the address says otherwise. */
export function loadWords(): void {
  void i18next.use(initReactI18next).init({
    resources: { ko: { translation: ko }, en: { translation: en } },
    lng: languageInAddress(),
    fallbackLng: 'ko',
    interpolation: { escapeValue: false },
    initAsync: false,
    contextSeparator: '::',
    pluralSeparator: '::',
    react: { useSuspense: false },
  });
  tellPage();
}

/** Changes the language of the whole screen; a reload keeps it. */
export function speak(language: Language): void {
  void i18next.changeLanguage(language);
  const hash = new URLSearchParams(location.hash.slice(1));
  hash.set('lang', language);
  history.replaceState(null, '', `#${hash.toString()}`);
  tellPage();
}

/** The words, and the language they are in. */
export function useWords(): { readonly t: typeof i18next.t; readonly language: Language; readonly say: (refusal: Refusal) => string } {
  const { t } = useTranslation();
  const language: Language = i18next.language === 'en' ? 'en' : 'ko';
  return { t, language, say: (refusal) => sayRefusal(refusal, language) };
}

function languageInAddress(): Language {
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang');
  return languages.find((language) => language === asked) ?? 'ko';
}

function tellPage(): void {
  document.documentElement.lang = i18next.language;
  document.title = i18next.t('brand.name');
}
