/** People, printer, and the facts of this till. Everybody sees them; each card is changed by those who have the right. */
import { KeyRound, Lock } from 'lucide-react';
import { useState } from 'react';
import { printedBusinessNumber } from '../../../src/domain/store.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { setPrinter } from '../../flows/paper.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tillStore, useRight } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { DayCard } from './day-card.tsx';
import { BackupCard } from './backup-card.tsx';
import { ImportCard } from './import-card.tsx';
import { PromotionsCard } from './promotions-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { MakersCard } from './makers-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { ReturnRulesCard } from './return-rules-card.tsx';
import { SettlementCard } from './settlement-card.tsx';
import { SearchCard } from './search-card.tsx';
import { TaxCard } from './tax-card.tsx';
import { TruncationCard } from './truncation-card.tsx';
import { UpdateCard } from './update-card.tsx';
import { ScannerCard } from './scanner-card.tsx';
import './manage.css';
import './import.css';

export function ManageScreen() {
  const { t } = useWords();
  const manager = useRight('change_person');
  const devices = useRight('set_devices');
  const updates = useRight('update_program');
  const askManager = (): void => viewStore.dispatch({ type: 'dialog', dialog: 'manager' });
  return (
    <div className="manage" data-testid="manage">
      <h1>{t('manage.title')}</h1>
      {!manager && (
        <div className="manage-locked">
          <Lock size={20} aria-hidden="true" />
          <strong>{t('manage.locked')}</strong>
          <Button kind="filled" onPress={askManager} testId="sign-in-manager">
            {t('manage.signIn')}
          </Button>
        </div>
      )}
      <div className="manage-columns">
        <div className="manage-side">
          <PeopleCard />
          {manager && <MakersCard />}
          {manager && <SettlementCard />}
          <BackupCard />
          {updates && <UpdateCard />}
          {devices && <ScannerCard />}
        </div>
        <div className="manage-side">
          <PrinterCard manager={devices} />
          {manager && <ImportCard />}
          <PromotionsCard manager={manager} />
          <TaxCard manager={manager} />
          <SearchCard manager={manager} />
          <TruncationCard manager={manager} />
          <DayCard manager={manager} />
          <LimitsCard />
          <ReturnRulesCard />
          <TillCard />
        </div>
      </div>
    </div>
  );
}

function PrinterCard({ manager }: { readonly manager: boolean }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const printer = tillStore.use((till) => till.state?.printer ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  if (printer === null) return null;
  const address = typed ?? printer.address;
  const save = async (): Promise<void> => {
    const answer = await setPrinter(desk, address.trim(), printer.columns);
    setSaid(answer.ok ? 'saved' : answer.refusal);
    if (answer.ok) setTyped(null);
  };
  return (
    <section className="card">
      <h2>
        {t('manage.printer')}
        <Tag tone={printer.state === 'ready' ? 'ok' : printer.state === 'none' ? 'plain' : 'bad'}>{t(`printer.${printer.state}`)}</Tag>
      </h2>
      {manager ? (
        <form onSubmit={(event) => (event.preventDefault(), void save())}>
          <Field
            label={t('manage.printerAddress')}
            value={address}
            onChange={(next) => (setTyped(next), setSaid(null))}
            hint={t('manage.printerHint')}
            problem={said !== null && said !== 'saved' ? say(said) : null}
            good={said === 'saved' ? t('manage.saved') : null}
            testId="printer-address"
            side={
              <Button onPress={() => void save()} testId="printer-save">
                {t('manage.save')}
              </Button>
            }
          />
        </form>
      ) : (
        <p className="manage-fact">{printer.address === '' ? t('printer.noneSays') : printer.address}</p>
      )}
    </section>
  );
}

function TillCard() {
  const { t } = useWords();
  const state = tillStore.use((till) => till.state);
  if (state === null || state.store === null) return null;
  const { store } = state;
  return (
    <section className="card">
      <h2>{t('manage.store')}</h2>
      <dl className="manage-facts">
        <div>
          <dt>{t('start.name')}</dt>
          <dd>
            <Name>{store.name}</Name>
          </dd>
        </div>
        <div>
          <dt>{t('manage.businessNumber')}</dt>
          <dd>{printedBusinessNumber(store.businessNumber)}</dd>
        </div>
        <div>
          <dt>{t('manage.representative')}</dt>
          <dd>
            <Name>{store.representative}</Name>
          </dd>
        </div>
        <div>
          <dt>{t('manage.address')}</dt>
          <dd>
            <Name>{store.address}</Name>
          </dd>
        </div>
        <div>
          <dt>{t('manage.phone')}</dt>
          <dd>{store.phone}</dd>
        </div>
        <div>
          <dt>{t('manage.tillCode')}</dt>
          <dd>
            {store.storeCode} · {store.tillCode}
          </dd>
        </div>
        <div>
          <dt>{t('manage.entries')}</dt>
          <dd>{t('unit.entries', { n: grouped(state.entries) })}</dd>
        </div>
      </dl>
      <p className="manage-key" data-testid="key-place">
        <KeyRound size={17} aria-hidden="true" />
        {t('manage.key')}: {t(`manage.${state.secrets}`)}
      </p>
    </section>
  );
}
