/** A new promotion: what it gives, on what, from when and at whose cost. Sends it once. */
import { useState } from 'react';
import type { Input } from '../../../src/contract/contract.ts';
import { isDay } from '../../../src/domain/calendar.ts';
import type { BusinessDate, ItemId } from '../../../src/domain/ids.ts';
import { won } from '../../../src/domain/money.ts';
import { promotionNameMax } from '../../../src/domain/promotion.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { dayTyped } from '../../day-text.ts';
import { useDesk, type Desk } from '../../desk.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useWords } from '../../words/words.ts';
import { RuleFields, ScopeFields, type PromotionFields } from './promotion-fields.tsx';

type Props = { readonly today: string; readonly onSet: () => void; readonly onLeave: () => void };

export function PromotionForm({ today, onSet, onLeave }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [form, setForm] = useState<PromotionFields>(() => blankFrom(today));
  const [id] = useState(() => desk.newId());
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Refusal | null>(null);
  const change = (part: Partial<PromotionFields>): void => (setForm({ ...form, ...part }), setSaid(null));
  const set = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const refusal = await send(desk, id, form);
    setBusy(false);
    if (refusal === null) onSet();
    else setSaid(refusal);
  };
  return (
    <form className="promotion-form" onSubmit={(event) => event.preventDefault()} data-testid="promotion-form">
      <h3>{t('promo.new')}</h3>
      <Field
        label={t('promo.name')} value={form.name} most={promotionNameMax} onChange={(name) => change({ name })} testId="promotion-name"
      />
      <Choice
        label={t('promo.kind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        testId="promotion-kind"
        options={(['percent', 'n_for_m', 'bundle'] as const).map((kind) => ({ value: kind, word: t(`promo.kind_${kind}`) }))}
      />
      <RuleFields form={form} change={change} />
      {form.kind !== 'bundle' && <ScopeFields form={form} change={change} />}
      <div className="two-fields">
        <Field
          label={t('promo.from')} value={form.from} numeric onChange={(text) => change({ from: dayTyped(text) })} testId="promotion-from"
        />
        <Field
          label={t('promo.until')} value={form.until} numeric hint={t('promo.untilHint')}
          onChange={(text) => change({ until: dayTyped(text) })} testId="promotion-until"
        />
      </div>
      <Choice
        label={t('promo.funder')}
        value={form.funder}
        onChange={(funder) => change({ funder })}
        testId="promotion-funder"
        options={(['store', 'maker', 'mall'] as const).map((funder) => ({ value: funder, word: t(`promo.funder_${funder}`) }))}
      />
      {said !== null && <Note tone="bad">{say(said)}</Note>}
      <div className="dialog-actions">
        <Button onPress={onLeave} testId="promotion-leave">
          {t('common.cancel')}
        </Button>
        <Button kind="filled" submit busy={busy} busyWord={t('common.busy')} onPress={() => void set()} testId="promotion-set">
          {t('promo.set')}
        </Button>
      </div>
    </form>
  );
}

function blankFrom(today: string): PromotionFields {
  return {
    name: '', kind: 'percent', take: '3', pay: '2', percent: '10', price: '', scope: 'all', category: '', maker: null, codes: '',
    from: today, until: '', funder: 'store',
  };
}

/** Null when it was set, else why not. Codes become items one after the other; a code of two items is no item's own. */
async function send(desk: Desk, id: string, form: PromotionFields): Promise<Refusal | null> {
  if (!isDay(form.from) || (form.until !== '' && !isDay(form.until))) return { code: 'bad_dates' };
  const isByCode = form.kind === 'bundle' || form.scope === 'items';
  const items: ItemId[] = [];
  for (const code of isByCode ? form.codes.split(/[\s,]+/).filter((part) => part !== '') : []) {
    const answer = await desk.call('catalog.scan', { text: code });
    const [item, ...others] = answer.ok ? answer.value.items : [];
    if (item === undefined || others.length > 0) return answer.ok ? { code: 'unknown_item' } : answer.refusal;
    items.push(item.id);
  }
  if (isByCode && items.length === 0) return { code: 'unknown_item' };
  if (isOf(form, 'maker') && form.maker === null) return { code: 'unknown_maker' };
  const until = form.until === '' ? null : (form.until as BusinessDate);
  const answer = await desk.call('promotion.set', {
    id, name: form.name, funder: form.funder, from: form.from as BusinessDate, until,
    scope: scopeOf(form, items), rule: ruleOf(form, items),
  });
  return answer.ok ? null : answer.refusal;
}

function isOf({ kind, scope }: PromotionFields, wanted: PromotionFields['scope']): boolean {
  return kind !== 'bundle' && scope === wanted;
}

/** A bundle says by its items what it is about. */
function scopeOf(form: PromotionFields, items: readonly ItemId[]): Input<'promotion.set'>['scope'] {
  return {
    items: isOf(form, 'items') ? items : [],
    makers: isOf(form, 'maker') && form.maker !== null ? [form.maker.id] : [],
    categories: isOf(form, 'category') ? [form.category] : [],
  };
}

function ruleOf(form: PromotionFields, items: readonly ItemId[]): Input<'promotion.set'>['rule'] {
  switch (form.kind) {
    case 'percent':
      return { kind: 'percent', bp: Math.round(Number(form.percent) * 100) };
    case 'n_for_m':
      return { kind: 'n_for_m', take: Number(form.take), pay: Number(form.pay) };
    case 'bundle':
      return { kind: 'bundle', items, price: won(Number(form.price)) };
  }
}
