/** Korean or English, at once and everywhere. */
import { languages, type Language } from '../../words/refusals.ts';
import { speak, useWords } from '../../words/words.ts';
import './shell.css';

export function LanguageSwitch({ long = false }: { readonly long?: boolean }) {
  const { t, language } = useWords();
  return (
    <div className={long ? 'language long' : 'language'} role="group" aria-label={t('bar.language')}>
      {languages.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === language}
          lang={choice}
          data-testid={`language-${choice}`}
          onClick={() => speak(choice)}
        >
          <span aria-hidden="true">{long ? t(longNames[choice]) : t(shortNames[choice])}</span>
          <span className="visually-hidden">{t(longNames[choice])}</span>
        </button>
      ))}
    </div>
  );
}

const shortNames = { ko: 'language.koShort', en: 'language.enShort' } as const satisfies Record<Language, string>;
const longNames = { ko: 'language.ko', en: 'language.en' } as const satisfies Record<Language, string>;
