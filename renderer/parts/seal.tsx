/** The shop's seal. */
import { useWords } from '../words/words.ts';

export function Seal({ large = false }: { readonly large?: boolean }) {
  const { t } = useWords();
  return (
    <span className={large ? 'shop-seal large' : 'shop-seal'} aria-hidden="true">
      {[...t('brand.seal')].map((letter) => (
        <span key={letter}>{letter}</span>
      ))}
    </span>
  );
}
