/** Which language the screen speaks, and the words in it. Keeps nothing but the choice in the page's address. */
import { useSyncExternalStore } from 'react';
import i18next from 'i18next';
import type { Refusal } from '../../src/domain/result.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { languages, sayRefusal, type Language } from './refusals.ts';

/** Loads the words. The language is Korean unless the address says otherwise. */
export function loadWords(): void {
  void i18next.init({
    resources: { ko: { translation: ko }, en: { translation: en } },
    lng: languageInAddress(),
    fallbackLng: 'ko',
    interpolation: { escapeValue: false },
    initAsync: false,
    contextSeparator: '::',
    pluralSeparator: '::',
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

type Words = { readonly t: typeof i18next.t; readonly language: Language; readonly say: (refusal: Refusal) => string };

/** What fills a word's places. */
type Facts = { readonly [name: string]: unknown };

const words = new Map<Language, Words>();

/** The words, and the language they are in. */
export function useWords(): Words {
  const language = useSyncExternalStore(onSpoken, languageNow);
  const known = words.get(language) ?? wordsIn(language);
  words.set(language, known);
  return known;
}

/** Each word is looked up once: a scan draws dozens of them anew that never change. */
function wordsIn(language: Language): Words {
  const fixed = i18next.getFixedT(language);
  const plain = new Map<string, string>();
  const look = (key: string, facts?: Facts): string => {
    if (facts !== undefined) return fixed(key as 'brand.name', { ...facts });
    const word = plain.get(key) ?? fixed(key as 'brand.name');
    plain.set(key, word);
    return word;
  };
  return { t: Object.assign(look, fixed), language, say: (refusal) => sayRefusal(refusal, language) };
}

function onSpoken(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

function languageNow(): Language {
  return i18next.language === 'en' ? 'en' : 'ko';
}

function languageInAddress(): Language {
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang');
  return languages.find((language) => language === asked) ?? 'ko';
}

function tellPage(): void {
  document.documentElement.lang = i18next.language;
  document.title = i18next.t('brand.name');
}
