/** What a figure of a report is called, in the language of the screen. */
import { figureWord } from '../../../src/domain/report-paper.ts';
import { useWords } from '../../words/words.ts';

/** What a figure is called on the screen. */
export function useFigureWord(): (key: string) => string {
  const { t, language } = useWords();
  return (key) => {
    const [what = '', first = '', , third = ''] = key.split('|');
    if (what === 'tender' && first === 'card') return `${t('tender.card')} ${third}`;
    if (what === 'tender') return first === 'transfer' ? t('tender.transfer') : figureWord(key);
    if (what === 'cash' || what === 'over_short') return t(`day.${what}_${first}` as 'day.cash_sale', { defaultValue: figureWord(key) });
    if (what === 'discount') return language === 'ko' ? figureWord(key).trim() : t(`discount.kind_${first}` as 'discount.kind_line');
    return t(`day.figure_${what.replace(':', '_')}` as 'day.figure_net');
  };
}
