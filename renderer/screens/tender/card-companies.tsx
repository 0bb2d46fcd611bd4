/** Who gave the card out, who pays for it, in how many months. The acquirer is a preset that can be changed. */
import { useState } from 'react';
import { acquirerOf, cardCompanies } from '../../../src/domain/card-companies.ts';
import { holdsCardNumber } from '../../../src/domain/card-number.ts';
import type { Won } from '../../../src/domain/money.ts';
import { instalmentMin, monthsMax } from '../../../src/domain/split.ts';
import { chooseIssuer, fillForm } from '../../flows/tenders.ts';
import { grouped } from '../../format.ts';
import { Choice } from '../../parts/choice.tsx';
import { Field } from '../../parts/field.tsx';
import { Picker } from '../../parts/picker.tsx';
import { tenderStore } from '../../stores/tender.ts';
import { useWords } from '../../words/words.ts';

const other = 'other';
const months = [0, ...Array.from({ length: monthsMax - 1 }, (_, at) => at + 2)];

export function CardCompanies({ amount }: { readonly amount: Won }) {
  const { t, language } = useWords();
  const form = tenderStore.use((tender) => tender.form);
  const [typing, setTyping] = useState(false);
  const nameOf = (company: (typeof cardCompanies)[number]): string => (language === 'ko' ? company.name : company.english);
  const options = [
    ...cardCompanies.map((company) => ({ value: company.name, word: nameOf(company) })),
    { value: other, word: t('tender.otherCompany') },
  ];
  const listed = cardCompanies.some(({ name }) => name === form.issuer);
  const chosen = typing ? other : listed ? form.issuer : null;
  const choose = (value: string): void => {
    setTyping(value === other);
    chooseIssuer(value === other ? '' : value);
  };
  return (
    <>
      <div className="companies">
        <Choice label={t('tender.issuer')} options={options} value={chosen} onChange={choose} testId="issuer" />
      </div>
      {typing && (
        <Field
          label={t('tender.issuerName')}
          value={form.issuer}
          onChange={chooseIssuer}
          most={40}
          autoFocus
          problem={holdsCardNumber(form.issuer) ? t('tender.noCardNumber') : null}
          testId="issuer-name"
        />
      )}
      <div className="two-fields">
        <Acquirer />
        <Picker
          label={t('tender.plan')}
          options={months.map((count) => ({
            value: String(count), word: count === 0 ? t('tender.atOnce') : t('tender.months', { count }), typed: String(count),
            off: count > 0 && amount < instalmentMin,
          }))}
          value={String(form.months)}
          onChange={(count) => fillForm({ months: Number(count) })}
          says={t('tender.planSays', { amount: grouped(instalmentMin) })}
          testId="months"
        />
      </div>
    </>
  );
}

function Acquirer() {
  const { t, language } = useWords();
  const { issuer, acquirer } = tenderStore.use((tender) => tender.form);
  const typed = issuer.trim();
  const value = acquirer ?? (typed === '' ? '' : acquirerOf(typed));
  const listed = cardCompanies.some(({ name }) => name === typed);
  const options = cardCompanies.map((company) => ({
    value: company.name, word: language === 'ko' ? company.name : company.english, typed: company.english,
  }));
  return (
    <Picker
      label={t('tender.acquirer')}
      options={typed === '' || listed ? options : [...options, { value: typed, word: typed, typed }]}
      value={value}
      onChange={(chosen) => fillForm({ acquirer: chosen })}
      says={t('tender.acquirerSays')}
      testId="acquirer"
    />
  );
}
