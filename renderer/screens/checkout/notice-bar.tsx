/** One sentence about the cart at a time, and the line that was just removed, for as long as it can come back. */
import { RotateCcw, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { undoMs, undoRemoval } from '../../flows/cart.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { checkoutStore, type Notice, type NoticeCode } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';

/** How long a sentence stays when nothing else happens, in ms. */
const noticeMs = 8_000;

type Props = { readonly only?: NoticeCode; readonly except?: NoticeCode };

export function NoticeBar({ only, except }: Props) {
  const notice = checkoutStore.use((checkout) => checkout.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = window.setTimeout(() => checkoutStore.dispatch({ type: 'noticed', notice: null }), noticeMs);
    return () => window.clearTimeout(timer);
  }, [notice]);
  if (notice === null || (only !== undefined && notice.code !== only) || notice.code === except) return null;
  return <Said notice={notice} />;
}

function Said({ notice }: { readonly notice: Notice }) {
  const { t, say } = useWords();
  const { code, facts, tone } = notice;
  const fact = (name: string): string => (typeof facts[name] === 'number' ? grouped(facts[name]) : (facts[name] ?? ''));
  const sentence = (): string => {
    if (code === 'refused') return say({ code: String(facts['code']), facts });
    if (code === 'other_cart') return facts['kind'] === 'sale' ? t('notice.other_cart_sale') : t('notice.other_cart_refund');
    return t(`notice.${code}`, {
      stock: fact('stock'),
      most: fact('most'),
      before: fact('before'),
      after: fact('after'),
      number: fact('number'),
      copy: fact('copy'),
      code: fact('code'),
      name: fact('name'),
      day: fact('day'),
    });
  };
  return (
    <Note tone={tone} testId={`notice-${code}`}>
      {sentence()}
    </Note>
  );
}

/** The line just removed. */
export function UndoBar() {
  const { t } = useWords();
  const removed = checkoutStore.use((checkout) => checkout.removed);
  useEffect(() => {
    if (removed === null) return;
    const timer = window.setTimeout(() => checkoutStore.dispatch({ type: 'removal_settled' }), undoMs);
    return () => window.clearTimeout(timer);
  }, [removed]);
  if (removed === null) return null;
  return (
    <div className="undo-bar" role="status" data-testid="undo">
      <Trash2 size={17} aria-hidden="true" />
      <span className="undo-words">
        <Name>{removed.line.name}</Name>
        <span>{t('cart.removed')}</span>
      </span>
      <Button kind="quiet" cap="Ctrl Z" icon={<RotateCcw size={17} aria-hidden="true" />} onPress={undoRemoval} testId="undo-button">
        {t('cart.undo')}
      </Button>
    </div>
  );
}
