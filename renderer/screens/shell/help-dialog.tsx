/** The keys of the screen that is shown, as they are printed on its buttons. */
import { KeyCap } from '../../parts/button.tsx';
import { Over } from '../../parts/over.tsx';
import { viewStore, type Screen } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import './shell.css';

type HelpWord =
  | 'goodsPiece' | 'goodsSet' | 'goodsFinish' | 'goodsDrop'
  | 'f1'
  | 'f2'
  | 'f3'
  | 'f4'
  | 'f5'
  | 'f6'
  | 'ctrlD'
  | 'f6here'
  | 'f7'
  | 'f8'
  | 'f8exact'
  | 'f8refund'
  | 'f9'
  | 'f10'
  | 'ctrlP'
  | 'ctrlL'
  | 'ctrlO'
  | 'delete'
  | 'undo'
  | 'esc'
  | 'enter'
  | 'arrows'
  | 'homeEnd'
  | 'digits'
  | 'tab'
  | 'next'
  | 'take'
  | 'amounts'
  | 'returnGive'
  | 'returnAll'
  | 'returnGoods'
  | 'returnPieces'
  | 'returnChosen'
  | 'returnExchange'
  | 'giftPaper'
  | 'exchangeGive'
  | 'ctrlG'
  | 'voucherHere';
type Row = readonly [keys: readonly string[], word: HelpWord];

const anywhere: readonly Row[] = [
  [['F1'], 'f1'],
  [['F3'], 'f3'],
  [['F10'], 'f10'],
  [['Ctrl', 'P'], 'ctrlP'],
  [['Ctrl', 'L'], 'ctrlL'],
  [['Ctrl', 'O'], 'ctrlO'],
  [['Ctrl', 'G'], 'ctrlG'],
  [['Esc'], 'esc'],
  [['Tab'], 'tab'],
];
const cart: readonly Row[] = [
  [['F2'], 'f2'],
  [['F4'], 'f4'],
  [['F5'], 'f5'],
  [['F7'], 'f7'],
  [['F9'], 'f9'],
  [['Del'], 'delete'],
  [['Ctrl', 'Z'], 'undo'],
  [['Ctrl', 'D'], 'ctrlD'],
  [['↑', '↓'], 'arrows'],
  [['Home', 'End'], 'homeEnd'],
  [['0', '…', '9'], 'digits'],
];
const counting: readonly Row[] = [
  [['↑', '↓'], 'arrows'],
  [['Tab'], 'tab'],
  [['Enter'], 'enter'],
];
const screens: Readonly<Record<Screen, readonly Row[]>> = {
  sale: [[['F8'], 'f8'], [['F6'], 'f6'], ...cart],
  refund: [[['F8'], 'f8refund'], ...cart],
  tender: [
    [['0', '…', '9'], 'amounts'],
    [['F8'], 'f8exact'],
    [['F6'], 'f6here'],
    [['F9'], 'voucherHere'],
    [['Enter'], 'take'],
  ],
  correct: [
    [['F8'], 'f8exact'],
    [['F6'], 'f6here'],
    [['F9'], 'voucherHere'],
    [['Enter'], 'enter'],
  ],
  voucher_pay: [[['F8'], 'f8exact'], [['F6'], 'f6here'], [['Enter'], 'take']],
  done: [
    [['Enter'], 'next'],
    [['F9'], 'giftPaper'],
  ],
  exchange: [[['F8'], 'exchangeGive']],
  return: [
    [['F8'], 'returnGive'],
    [['F9'], 'returnExchange'],
    [['F6'], 'returnAll'],
    [['↑', '↓'], 'arrows'],
    [['←', '→'], 'returnPieces'],
    [['F7'], 'returnGoods'],
  ],
  receipts: [
    [['F10'], 'returnChosen'],
    [['F9'], 'giftPaper'],
    [['↑', '↓'], 'arrows'],
    [['Enter'], 'enter'],
  ],
  close: counting,
  day: [[['↑', '↓'], 'arrows']],
  sales: [[['Tab'], 'tab']],
  watch: [[['↑', '↓'], 'arrows']],
  changes: [[['Tab'], 'tab']],
  goods: [
    [['↑', '↓'], 'arrows'], [['+', '−'], 'goodsPiece'], [['0', '…', '9'], 'goodsSet'], [['F8'], 'goodsFinish'], [['Delete'], 'goodsDrop'],
  ],
  manage: [[['Enter'], 'enter']],
};

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const screen = viewStore.use((view) => view.screen);
  return (
    <Over title={t('help.title')} wide onClose={onClose} onConfirm={onClose} testId="help-dialog">
      <div className="help-columns">
        <Keys title={t('help.here')} rows={screens[screen]} />
        <Keys title={t('help.anywhere')} rows={anywhere} />
      </div>
      <p className="help-scan">
        <strong>{t('help.scan')}</strong>
        {t('help.scanSays')}
      </p>
    </Over>
  );
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{title}</h3>
      <dl className="help-keys">
        {rows.map(([keys, word]) => (
          <div key={word}>
            <dt>
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dt>
            <dd>{t(`help.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
