/** How the sending to the mall stands: what waits, since when and why, what lies aside, and whether a day is the same on both sides. */
import { CircleCheck, CloudUpload, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { BusinessDate } from '../../../src/domain/ids.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { tillName } from '../../../src/domain/store.ts';
import { useDesk } from '../../desk.ts';
import { askMall, enrolAtMall, proveDay, sendAgain } from '../../flows/mall.ts';
import { clock, day as dayOf, grouped, shortDate } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { Over } from '../../parts/over.tsx';
import { tillStore, useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './mall.css';

type MallState = Output<'mall.state'>;
type Proof = Output<'mall.prove'>;

export function MallDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  // Told anew with every change of the till: each answer of the mall is one.
  const till = tillStore.use((one) => one.state);
  const [state, setState] = useState<MallState | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let isHere = true;
    void askMall(desk).then((answer) => {
      if (!isHere) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) setState(answer.value);
    });
    return () => void (isHere = false);
  }, [desk, till]);
  return (
    <Over title={t('mall.title')} wide onClose={onClose} testId="mall-dialog">
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {state === null && refusal === null && <p className="dialog-says">{t('mall.reading')}</p>}
      {state !== null && (
        <>
          <Standing state={state} />
          <Counts state={state} />
          {state.place === null ? <Enrolment onDone={setState} /> : <Sent state={state} onDone={setState} />}
        </>
      )}
    </Over>
  );
}

function Standing({ state: { place, trouble } }: { readonly state: MallState }) {
  const { t } = useWords();
  const tone = trouble !== null ? 'bad' : place !== null ? 'ok' : '';
  return (
    <div className={`printer-condition ${tone}`} data-testid="mall-standing" role="status">
      {trouble !== null ? (
        <TriangleAlert size={26} aria-hidden="true" />
      ) : place !== null ? (
        <CircleCheck size={26} aria-hidden="true" />
      ) : (
        <CloudUpload size={26} aria-hidden="true" />
      )}
      <div>
        <strong>{trouble !== null ? t(`mall.trouble.${trouble}`) : place !== null ? t('mall.well') : t('mall.none')}</strong>
        <span>{trouble !== null ? t('mall.sells') : place !== null ? place.address : t('mall.noneSays')}</span>
      </div>
    </div>
  );
}

function Counts({ state: { waiting, since, answeredAt, nextTryMs, place, trouble } }: { readonly state: MallState }) {
  const { t } = useWords();
  const moment = (at: number): string => `${dayOf(at)} ${clock(at)}`;
  return (
    <dl className="mall-counts">
      <div>
        <dt>{t('mall.waiting')}</dt>
        <dd data-testid="mall-waiting">{waiting === 0 ? t('mall.waitingNone') : t('mall.waitingCount', { count: waiting })}</dd>
      </div>
      {since !== null && (
        <div>
          <dt>{t('mall.since')}</dt>
          <dd>{moment(since)}</dd>
        </div>
      )}
      {place !== null && (
        <div>
          <dt>{t('mall.answered')}</dt>
          <dd>{answeredAt === null ? t('mall.never') : moment(answeredAt)}</dd>
        </div>
      )}
      {trouble !== null && (
        <div>
          <dt>{t('mall.next')}</dt>
          <dd>{nextTryMs === 0 ? t('mall.nextNow') : t('mall.nextIn', { count: Math.ceil(nextTryMs / 1_000) })}</dd>
        </div>
      )}
    </dl>
  );
}

function Enrolment({ onDone }: { readonly onDone: (state: MallState) => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const mayEnrol = useRight('set_devices');
  const store = tillStore.use((till) => till.state?.store ?? null);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (!mayEnrol) return <Note tone="info">{t('mall.onlyKeepers')}</Note>;
  const enrol = async (): Promise<void> => {
    setBusy(true);
    const answer = await enrolAtMall(desk, address, code);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <section className="mall-part">
      <Field label={t('mall.address')} value={address} onChange={setAddress} testId="mall-address" />
      <Field
        label={t('mall.code')} value={code} onChange={setCode} most={20} testId="mall-code"
        hint={t('mall.codeHint', { till: store === null ? '' : tillName(store) })}
      />
      {refusal !== null && <Note tone="bad" testId="mall-refused">{say(refusal)}</Note>}
      <Button kind="filled" large busy={busy} busyWord={t('mall.enrolling')} onPress={() => void enrol()} testId="mall-enrol">
        {t('mall.enrol')}
      </Button>
    </section>
  );
}

function Sent({ state, onDone }: { readonly state: MallState; readonly onDone: (state: MallState) => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const again = async (): Promise<void> => {
    const answer = await sendAgain(desk);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <>
      <section className="mall-part">
        <h3>{t('mall.asideTitle')}</h3>
        {state.aside.length === 0 ? <p>{t('mall.asideNone')}</p> : <Aside rows={state.aside} />}
        {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
        <Button large onPress={() => void again()} testId="mall-again">
          {t('mall.again')}
        </Button>
      </section>
      <DayProof day={state.lastDay} />
    </>
  );
}

function Aside({ rows }: { readonly rows: MallState['aside'] }) {
  const { t, says } = useReasons();
  return (
    <>
      <Note tone="warn">{t('mall.asideSays')}</Note>
      <ul className="mall-aside" data-testid="mall-aside">
        {rows.map(({ seq, reason, receiptNumber, at }) => (
          <li key={seq}>
            <strong>{receiptNumber ?? t('mall.entry', { seq })}</strong>
            <span>{says(reason)}</span>
            <span>{clock(at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const reasons = ['bad_body', 'bad_id', 'bad_sum', 'mall_fault', 'unknown_kind', 'refused_by_store', 'no_body'] as const;

/** A reason in words; one that only a newer mall knows by its code. */
function useReasons() {
  const { t } = useWords();
  const says = (code: string): string => {
    const known = reasons.find((reason) => reason === code);
    return known === undefined ? code : t(`mall.reasons.${known}`);
  };
  return { t, says };
}

function DayProof({ day }: { readonly day: BusinessDate | null }) {
  const { t, say, language } = useWords();
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [proof, setProof] = useState<Proof | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const prove = async (date: BusinessDate): Promise<void> => {
    setBusy(true);
    const answer = await proveDay(desk, date);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setProof(answer.ok ? answer.value : null);
  };
  return (
    <section className="mall-part">
      <h3>{t('mall.proveTitle')}</h3>
      {day === null ? <p>{t('mall.noDay')}</p> : (
        <Button large busy={busy} busyWord={t('mall.proving')} onPress={() => void prove(day)} testId="mall-prove">
          {t('mall.prove', { day: shortDate(day, language) })}
        </Button>
      )}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      {proof !== null && <Compared proof={proof} />}
    </section>
  );
}

function Compared({ proof: { here, there } }: { readonly proof: Proof }) {
  const { t } = useWords();
  const isEqual = here.receipts === there.receipts && here.total === there.total;
  const sums = ({ receipts, total }: Proof['here']): string => (
    `${t('mall.receipts', { count: receipts })} · ${grouped(total)} ${t('unit.won')}`);
  return (
    <div data-testid="mall-compared">
      <dl className="mall-counts">
        <div>
          <dt>{t('mall.here')}</dt>
          <dd>{sums(here)}</dd>
        </div>
        <div>
          <dt>{t('mall.there')}</dt>
          <dd>{sums(there)}</dd>
        </div>
      </dl>
      <Note tone={isEqual ? 'ok' : 'bad'}>{isEqual ? t('mall.equal') : t('mall.differs')}</Note>
    </div>
  );
}
