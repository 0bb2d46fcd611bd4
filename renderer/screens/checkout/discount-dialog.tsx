/** Taking something off: a line or the whole cart, in won or per cent, who bears it and why; what it comes to is shown at once. */
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import { couponNameMax, discountReasonMax } from '../../../src/domain/discount.ts';
import type { Funder } from '../../../src/domain/funder.ts';
import { numberOf, unkeyed } from '../../digits.ts';
import { useDesk } from '../../desk.ts';
import { wantedBy } from '../../flows/consent.ts';
import {
  dropDiscount, formOf, giveDiscount, isAsked, keyedInto, previewOf, type DiscountForm, type DiscountKind,
} from '../../flows/discount.ts';
import { grouped, shownName } from '../../format.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Money } from '../../parts/money.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { PadKeys } from '../../parts/pad-keys.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { useWords } from '../../words/words.ts';

export function DiscountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const cart = checkoutStore.use((checkout) => checkout.cart);
  const line = cart.lines.find(({ id }) => id === cart.selected) ?? cart.lines[0];
  const [form, setForm] = useState(() => formOf(cart, line?.id ?? null, line === undefined ? 'coupon' : firstAsked(line.asked)));
  const [asked, setAsked] = useState(false);
  const change = (next: DiscountForm): void => (setAsked(false), setForm(next));
  const whole = form.of === null;
  const toLine = whole && line !== undefined;
  const turn = (): void => change(toLine ? formOf(cart, line.id, firstAsked(line.asked)) : formOf(cart, null, 'coupon'));
  const preview = previewOf(cart, form);
  const texts = holdsCardNumber(form.name) || holdsCardNumber(form.reason);
  const mayAsk = preview.refusal === null || wantedBy(preview.refusal, cart.saleId) !== null;
  const off = !preview.isReady || !mayAsk || texts;
  const give = (): void => {
    setAsked(true);
    if (!texts && mayAsk) void giveDiscount(desk, form);
  };
  const type = (digits: string): void => change(keyedInto(form, digits));
  const erase = (): void => change({ ...form, digits: unkeyed(form.digits) });
  useKeys('dialog', {
    typed: (character) => (character === '%' ? change(inUnit(form, 'bp')) : type(character)),
    keys: { F4: turn, Backspace: erase, Delete: () => change({ ...form, digits: '' }) },
  });
  return (
    <Over title={whole ? t('discount.wholeTitle') : t('discount.title')} wide onClose={onClose} onConfirm={give} testId="discount-dialog">
      <div className="discount">
        <div className="discount-form">
          <Target whole={whole} name={shownName(line?.name ?? '')} onTurn={turn} />
          <Kinds form={form} onKind={(kind) => change(formOf(cart, form.of, kind))} />
          <Details form={form} onChange={change} asked={asked} />
        </div>
        <div className="discount-amount">
          <Amount form={form} onChange={change} />
          <Effect before={preview.before} after={preview.after} />
          <PadKeys order="money" label={t('pay.pad')} lastRow={['00', '0']} onDigits={type} onErase={erase} />
        </div>
      </div>
      {preview.refusal !== null && <Refused refusal={preview.refusal} />}
      <div className="dialog-actions">
        <Button large disabled={!isAsked(cart, form)} onPress={() => dropDiscount(form)} testId="discount-drop">
          {t('discount.drop')}
        </Button>
        <Button large kind="filled" cap="Enter" disabled={off} onPress={give} testId="discount-give">
          {preview.refusal !== null && mayAsk ? t('discount.ask') : t('discount.give')}
        </Button>
      </div>
    </Over>
  );
}

/** What is there already is what is looked at first. */
function firstAsked(asked: readonly { readonly kind: DiscountKind }[]): DiscountKind {
  return asked[0]?.kind ?? 'line';
}

/** Another unit begins anew: 3,000 won are not 3,000 per cent. */
function inUnit(form: DiscountForm, unit: DiscountForm['unit']): DiscountForm {
  if (form.kind === 'override' || unit === form.unit) return form;
  return { ...form, unit, digits: unit === 'bp' && numberOf(form.digits) > 100 ? '' : form.digits };
}

function Refused({ refusal }: { readonly refusal: NonNullable<ReturnType<typeof previewOf>['refusal']> }) {
  const { say } = useWords();
  return (
    <Note tone="warn" testId="discount-refused">
      {say(refusal)}
    </Note>
  );
}

/** The line, or the whole; one touch, or F4, turns to the other. */
function Target({ whole, name, onTurn }: { readonly whole: boolean; readonly name: string; readonly onTurn: () => void }) {
  const { t } = useWords();
  return (
    <div className="discount-target">
      <strong className="one-line">{whole ? t('discount.whole') : name}</strong>
      <Button cap="F4" onPress={onTurn} testId="discount-turn">
        {whole ? t('discount.toLine') : t('discount.toWhole')}
      </Button>
    </div>
  );
}

function Kinds({ form, onKind }: { readonly form: DiscountForm; readonly onKind: (kind: DiscountKind) => void }) {
  const { t } = useWords();
  const kinds: readonly DiscountKind[] = form.of === null ? ['coupon', 'staff'] : ['line', 'staff', 'override'];
  return (
    <Choice
      label={t('discount.kind')}
      hideLabel
      value={form.kind}
      onChange={onKind}
      testId="discount-kind"
      options={kinds.map((kind) => ({ value: kind, word: t(`discount.kind_${kind}`) }))}
    />
  );
}

type DetailsProps = { readonly form: DiscountForm; readonly onChange: (form: DiscountForm) => void; readonly asked: boolean };

/** Who bears it, what it is called, why. */
function Details({ form, onChange, asked }: DetailsProps) {
  const { t } = useWords();
  const override = form.kind === 'override';
  const problemOf = (text: string): string | null => (holdsCardNumber(text) ? t('tender.noNumbers') : null);
  const missing = override && asked && form.reason.trim() === '' ? t('discount.reasonNeeded') : null;
  return (
    <>
      {(form.kind === 'line' || form.kind === 'coupon') && (
        <Choice<Funder>
          label={t('discount.funder')}
          value={form.funder}
          onChange={(funder) => onChange({ ...form, funder })}
          testId="discount-funder"
          options={(['store', 'maker', 'mall'] as const).map((funder) => ({ value: funder, word: t(`discount.funder_${funder}`) }))}
        />
      )}
      {form.kind === 'coupon' && (
        <Field
          label={`${t('discount.name')} (${t('common.optional')})`}
          value={form.name}
          most={couponNameMax}
          onChange={(name) => onChange({ ...form, name })}
          problem={problemOf(form.name)}
          testId="discount-name"
        />
      )}
      <Field
        label={override ? t('discount.reason') : `${t('discount.reason')} (${t('common.optional')})`}
        value={form.reason}
        most={discountReasonMax}
        onChange={(reason) => onChange({ ...form, reason })}
        problem={problemOf(form.reason) ?? missing}
        hint={override ? t('discount.reasonHint') : ''}
        testId="discount-reason"
      />
    </>
  );
}

function Amount({ form, onChange }: Pick<DetailsProps, 'form' | 'onChange'>) {
  const { t } = useWords();
  const override = form.kind === 'override';
  const number = numberOf(form.digits);
  return (
    <>
      {!override && (
        <Choice<DiscountForm['unit']>
          label={t('discount.unit')}
          hideLabel
          value={form.unit}
          onChange={(unit) => onChange(inUnit(form, unit))}
          testId="discount-unit"
          options={[
            { value: 'bp', word: '%' },
            { value: 'won', word: t('unit.won') },
          ]}
        />
      )}
      <div className="price-typed">
        <span>{override ? t('discount.newPrice') : t('discount.amount')}</span>
        <span className={form.digits === '' ? 'proposed' : ''} data-testid="discount-typed">
          {form.unit === 'bp' && !override
            ? <strong className="discount-percent">{number} %</strong>
            : <Money amount={number} size="due" />}
        </span>
      </div>
    </>
  );
}

/** What it cost and what it will cost, while it is typed. */
function Effect({ before, after }: { readonly before: number; readonly after: number }) {
  const { t } = useWords();
  const words = t('discount.effect', { before: grouped(before), after: grouped(after) });
  return (
    <p className="discount-effect" role="status" aria-label={words} data-testid="discount-effect">
      <span>{grouped(before)}</span>
      <ArrowRight size={18} aria-hidden="true" />
      <strong>{grouped(after)}</strong>
      {after < before && <span className="discount-off">−{grouped(before - after)}</span>}
    </p>
  );
}
