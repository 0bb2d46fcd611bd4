/** Promotions: what holds, what will and what did; a manager sets one or ends one. Prices nothing. */
import { CircleSlash } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../src/contract/client.ts';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useWords } from '../../words/words.ts';
import { PromotionForm } from './promotion-form.tsx';
import './promotions.css';

type Listed = Output<'promotion.list'>;
type Promotion = Listed['promotions'][number];
type Words = ReturnType<typeof useWords>;

export function PromotionsCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [listed, setListed] = useState<Listed | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSetting, setSetting] = useState(false);
  const take = (answer: Answer<'promotion.list'>): void => {
    if (answer.ok) setListed(answer.value);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const read = async (): Promise<void> => take(await desk.call('promotion.list', {}));
  useEffect(() => void desk.call('promotion.list', {}).then(take), [desk]);
  const end = async (id: string): Promise<void> => {
    const answer = await desk.call('promotion.end', { id });
    if (answer.ok) await read();
    else setRefusal(answer.refusal);
  };
  return (
    <section className="card" data-testid="promotions-card">
      <h2>{t('promo.title')}</h2>
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {listed?.promotions.length === 0 && <p className="manage-fact">{t('promo.none')}</p>}
      <ul className="promotion-list" data-testid="promotions">
        {listed?.promotions.map((promotion) => (
          <PromotionRow
            key={promotion.id}
            promotion={promotion}
            today={listed.today}
            onEnd={manager ? () => void end(promotion.id) : null}
          />
        ))}
      </ul>
      {manager && !isSetting && (
        <Button onPress={() => setSetting(true)} testId="promotion-new">
          {t('promo.new')}
        </Button>
      )}
      {manager && isSetting && (
        <PromotionForm today={listed?.today ?? ''} onLeave={() => setSetting(false)} onSet={() => (setSetting(false), void read())} />
      )}
    </section>
  );
}

type RowProps = { readonly promotion: Promotion; readonly today: string; readonly onEnd: (() => void) | null };

function PromotionRow({ promotion, today, onEnd }: RowProps) {
  const words = useWords();
  const { t } = words;
  const state = stateOf(promotion, today);
  return (
    <li className={state === 'over' ? 'promotion over' : 'promotion'} data-testid="promotion">
      <div className="promotion-words">
        <span className="promotion-name">
          <Name>{promotion.name}</Name>
          <Tag tone={state === 'now' ? 'ok' : state === 'later' ? 'accent' : 'plain'}>{t(`promo.state_${state}`)}</Tag>
        </span>
        <small>
          {ruleWords(promotion, words)} · {scopeWords(promotion, words)} · {t(`promo.funder_${promotion.funder}`)}
        </small>
        <small>
          {promotion.until === null ? t('promo.fromOn', { from: promotion.from }) : `${promotion.from} – ${promotion.until}`}
        </small>
      </div>
      {onEnd !== null && state !== 'over' && (
        <Button kind="quiet" icon={<CircleSlash size={18} aria-hidden="true" />} onPress={onEnd} testId="promotion-end">
          {t('promo.end')}
        </Button>
      )}
    </li>
  );
}

function stateOf({ from, until, ended }: Promotion, today: string): 'now' | 'later' | 'over' {
  if (ended || (until !== null && until < today)) return 'over';
  return from > today ? 'later' : 'now';
}

function ruleWords({ rule }: Promotion, { t }: Words): string {
  switch (rule.kind) {
    case 'percent':
      return t('promo.percentSays', { percent: rule.bp / 100 });
    case 'n_for_m':
      return t('promo.nForMSays', { pay: rule.pay, free: rule.take - rule.pay });
    case 'bundle':
      return t('promo.bundleSays', { count: rule.items.length, price: grouped(rule.price) });
  }
}

function scopeWords({ scope, rule }: Promotion, { t }: Words): string {
  if (rule.kind === 'bundle') return t('promo.scopeItems', { count: rule.items.length });
  if (scope.categories.length > 0) return scope.categories.map((name) => (name === '' ? t('promo.noCategory') : name)).join(', ');
  if (scope.makers.length > 0) return t('promo.scopeMakers', { count: scope.makers.length });
  return scope.items.length > 0 ? t('promo.scopeItems', { count: scope.items.length }) : t('promo.scopeAll');
}
