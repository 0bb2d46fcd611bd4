/** An item's row from a business day on: what it is, what is to come, what was changed and by whom. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { ItemAnswer } from '../../../src/contract/goods-rows.ts';
import { isDay } from '../../../src/domain/calendar.ts';
import type { ItemValues } from '../../../src/domain/goods-facts.ts';
import type { BusinessDate } from '../../../src/domain/ids.ts';
import { categoryMax, itemNameMax } from '../../../src/domain/item-change.ts';
import { won } from '../../../src/domain/money.ts';
import { dayTyped } from '../../day-text.ts';
import { useDesk } from '../../desk.ts';
import { setItem } from '../../flows/goods.ts';
import { clock, grouped, shortDate } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { FindItem } from './find-item.tsx';

export function ItemEditor() {
  const { t, say } = useWords();
  const mayChange = useRight('change_price');
  const { item, refusal } = goodsStore.use();
  if (!mayChange) {
    return (
      <div className="manage-locked" data-testid="items-locked">
        <Lock size={20} aria-hidden="true" />
        <strong>{t('goods.locked')}</strong>
        <Button kind="filled" onPress={() => viewStore.dispatch({ type: 'dialog', dialog: 'manager' })} testId="sign-in-manager">
          {t('goods.signIn')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <FindItem />
      {refusal !== null && <Note tone="bad" testId="item-refused">{say(refusal)}</Note>}
      {item === null ? <Note tone="info" testId="item-none">{t('goods.says_items')}</Note>
        : <Editing key={`${item.item.id} ${item.history.length}`} answer={item} />}
    </>
  );
}

function Editing({ answer }: { readonly answer: ItemAnswer }) {
  return (
    <div className="goods-item" data-testid="item-editor">
      <ItemForm answer={answer} />
      <Story answer={answer} />
    </div>
  );
}

function ItemForm({ answer: { item, low } }: { readonly answer: ItemAnswer }) {
  const { t } = useWords();
  const desk = useDesk();
  const busy = goodsStore.use((goods) => goods.busy);
  const today = tillStore.use(({ state }) => state?.shift?.businessDate ?? state?.today ?? '');
  const [typed, setTyped] = useState({
    name: item.name, price: item.price === null ? '' : String(item.price), category: item.category,
    low: low === null ? '' : String(low), from: today as string,
  });
  const [taxClass, setTaxClass] = useState(item.taxClass);
  const change = (more: Partial<typeof typed>): void => setTyped({ ...typed, ...more });
  const bad = { price: !/^\d{0,10}$/.test(typed.price), low: !/^\d{0,5}$/.test(typed.low), from: !isDay(typed.from) };
  const ready = !bad.price && !bad.low && !bad.from && typed.name.trim() !== '';
  const save = (): void => {
    if (!ready) return;
    const numberOrNone = (text: string): number | null => (text === '' ? null : Number(text));
    const price = numberOrNone(typed.price);
    const values: ItemValues = {
      name: typed.name, category: typed.category, taxClass, price: price === null ? null : won(price), low: numberOrNone(typed.low),
    };
    void setItem(desk, { itemId: item.id, from: typed.from as BusinessDate, values });
  };
  return (
    <form className="goods-form" onSubmit={(event) => (event.preventDefault(), save())}>
      <Field label={t('goods.name')} value={typed.name} most={itemNameMax} onChange={(name) => change({ name })} testId="item-name" />
      <div className="goods-pair">
        <Field
          label={t('goods.price')} value={typed.price} numeric most={10} onChange={(price) => change({ price })} testId="item-price"
          problem={bad.price ? t('goods.badNumber') : null} hint={typed.price === '' ? t('goods.priceTyped') : ''}
        />
        <Field
          label={t('goods.category')} value={typed.category} most={categoryMax} testId="item-category"
          onChange={(category) => change({ category })}
        />
      </div>
      <Choice
        label={t('goods.tax')} value={taxClass} onChange={setTaxClass} testId="item-tax"
        options={[{ value: 'taxable', word: t('goods.taxable') }, { value: 'exempt', word: t('goods.exempt') }]}
      />
      <div className="goods-pair">
        <Field
          label={t('goods.own')} value={typed.low} numeric most={5} onChange={(own) => change({ low: own })} testId="item-low"
          problem={bad.low ? t('goods.badNumber') : null} hint={t('goods.ownSays')}
        />
        <Field
          label={t('goods.startDay')} value={typed.from} numeric most={10} testId="item-from"
          onChange={(from) => change({ from: dayTyped(from) })} problem={bad.from ? t('goods.badDay') : null}
        />
      </div>
      <Button
        large kind="filled" submit disabled={!ready} busy={busy} busyWord={t('common.busy')} onPress={() => undefined} testId="item-save"
      >
        {t('goods.change')}
      </Button>
    </form>
  );
}

type Some = ItemAnswer['history'][number]['now'];
const fields = ['name', 'price', 'category', 'taxClass', 'low'] as const;
const fieldWords = {
  name: 'goods.name', price: 'goods.price', category: 'goods.category', taxClass: 'goods.tax', low: 'goods.own',
} as const;

/** What is to come, and what was: each change as a sentence with who made it. */
function Story({ answer: { item, later, history } }: { readonly answer: ItemAnswer }) {
  const { t, language } = useWords();
  const said = useSaid();
  return (
    <div className="goods-story" tabIndex={0} role="region" aria-label={t('goods.history')} data-testid="item-story">
      <p className="goods-says">{[item.code, item.maker?.name ?? ''].filter((each) => each !== '').join(' · ')}</p>
      <Note tone="info">{t('goods.startSays')}</Note>
      {later.length > 0 && <h2>{t('goods.later')}</h2>}
      <ul>{later.map(({ from, now }, at) => <li key={at}><strong>{from}</strong><span>{said(null, now)}</span></li>)}</ul>
      <h2>{t('goods.history')}</h2>
      {history.length === 0 && <p className="goods-says">{t('goods.historyNone')}</p>}
      <ul>
        {history.map(({ at, day, operator, from, was, now }, place) => (
          <li key={place}>
            <strong>{t('goods.byOn', { who: `${shortDate(day, language)} ${clock(at)} ${operator}`, from })}</strong>
            <span>{said(was, now)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useSaid(): (was: Some | null, now: Some) => string {
  const { t } = useWords();
  const word = (field: (typeof fields)[number], values: Some): string => {
    const value = values[field];
    if (field === 'taxClass') return t(value === 'exempt' ? 'goods.exempt' : 'goods.taxable');
    if (value === null) return t(field === 'low' ? 'goods.usualWord' : 'goods.priceTyped');
    if (value === '') return t('goods.noCategory');
    return typeof value === 'number' ? grouped(value) : (value ?? '');
  };
  return (was, now) => fields.filter((field) => field in now).map((field) => (
    `${t(fieldWords[field])}: ${was === null ? '' : `${word(field, was)} → `}${word(field, now)}`)).join(', ');
}
