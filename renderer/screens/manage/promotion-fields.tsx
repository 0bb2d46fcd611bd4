/** The fields of a new promotion that depend on its kind: what it gives, and on what. Sends nothing. */
import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../src/contract/contract.ts';
import { useDesk } from '../../desk.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Picker } from '../../parts/picker.tsx';
import { useWords } from '../../words/words.ts';
import { MakerChoice, type ChosenMaker } from './maker-choice.tsx';

/** A promotion while it is typed. */
export type PromotionFields = {
  readonly name: string;
  readonly kind: Input<'promotion.set'>['rule']['kind'];
  readonly take: string;
  readonly pay: string;
  readonly percent: string;
  readonly price: string;
  readonly scope: 'all' | 'category' | 'maker' | 'items';
  readonly category: string;
  readonly maker: ChosenMaker | null;
  readonly codes: string;
  readonly from: string;
  readonly until: string;
  readonly funder: Input<'promotion.set'>['funder'];
};

type Categories = Output<'tiles.read'>['categories'];
type PartProps = { readonly form: PromotionFields; readonly change: (part: Partial<PromotionFields>) => void };

/** What the promotion gives. */
export function RuleFields({ form, change }: PartProps) {
  const { t } = useWords();
  const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 10);
  switch (form.kind) {
    case 'percent':
      return (
        <Field
          label={t('promo.percent')} value={form.percent} numeric testId="promotion-percent"
          onChange={(text) => change({ percent: text.replace(/[^\d.]/g, '') })}
        />
      );
    case 'n_for_m':
      return (
        <div className="two-fields">
          <Field
            label={t('promo.take')} value={form.take} numeric testId="promotion-take" onChange={(text) => change({ take: digits(text) })}
          />
          <Field
            label={t('promo.pay')} value={form.pay} numeric testId="promotion-pay" onChange={(text) => change({ pay: digits(text) })}
          />
        </div>
      );
    case 'bundle':
      return (
        <div className="two-fields">
          <Codes form={form} change={change} />
          <Field
            label={t('promo.price')} value={form.price} numeric testId="promotion-price"
            onChange={(text) => change({ price: digits(text) })}
          />
        </div>
      );
  }
}

function Codes({ form, change }: PartProps) {
  const { t } = useWords();
  return (
    <Field
      label={t('promo.codes')} value={form.codes} hint={t('promo.codesHint')} most={2_000} testId="promotion-codes"
      onChange={(codes) => change({ codes })}
    />
  );
}

/** On what it is given; a bundle says that by its items. */
export function ScopeFields({ form, change }: PartProps) {
  const { t } = useWords();
  const desk = useDesk();
  const [categories, setCategories] = useState<Categories>([]);
  useEffect(() => void desk.call('tiles.read', {}).then((answer) => answer.ok && setCategories(answer.value.categories)), [desk]);
  return (
    <>
      <Choice
        label={t('promo.scope')}
        value={form.scope}
        onChange={(scope) => change({ scope })}
        testId="promotion-scope"
        options={(['all', 'category', 'maker', 'items'] as const).map((scope) => ({ value: scope, word: t(`promo.scope_${scope}`) }))}
      />
      {form.scope === 'category' && (
        <Picker
          label={t('promo.category')}
          options={categories.map(({ name }) => ({ value: name, word: name === '' ? t('promo.noCategory') : name }))}
          value={form.category}
          onChange={(category) => change({ category })}
          testId="promotion-category"
        />
      )}
      {form.scope === 'maker' && <MakerChoice chosen={form.maker} onChoose={(maker) => change({ maker })} />}
      {form.scope === 'items' && <Codes form={form} change={change} />}
    </>
  );
}
