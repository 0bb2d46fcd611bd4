/** Makers: on what terms their goods are sold, until when, and what is owed to each now. A manager sets terms from a day on. */
import { CalendarX, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MakerView } from '../../../src/contract/contract-rows.ts';
import type { Output } from '../../../src/contract/contract.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { listMakers, makersShown, setMakerPrint } from '../../flows/terms.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Select } from '../../parts/select.tsx';
import { Tag } from '../../parts/tag.tsx';
import { tillStore } from '../../stores/till.ts';
import { termsText } from '../../terms-text.ts';
import { useWords } from '../../words/words.ts';
import { ContractDialog } from './contract-dialog.tsx';
import './makers.css';

const prints = ['none', 'code', 'name', 'name_bizno'] as const;
type Listed = Output<'maker.list'>;

export function MakersCard() {
  const { t, say } = useWords();
  const [text, setText] = useState('');
  const [most, setMost] = useState(makersShown);
  const [age, setAge] = useState(0);
  const [opened, setOpened] = useState<MakerView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { listed, refusal } = useMakers(text, most, age);
  const done = (sentence: string | null): void => {
    setOpened(null);
    if (sentence === null) return;
    setSaid(sentence);
    setAge(age + 1);
  };
  return (
    <section className="card makers-card" data-testid="makers-card">
      <h2>
        {t('makers.title')}
        {listed !== null && (
          <span className="makers-all" data-testid="makers-due">{t('makers.owedAll', { amount: grouped(listed.due) })}</span>
        )}
      </h2>
      <div className="two-fields">
        <Field
          label={t('makers.find')} value={text} onChange={(next) => (setText(next), setMost(makersShown))} most={100} testId="makers-find"
        />
        <StorePrint />
      </div>
      {said !== null && <Note tone="ok" testId="makers-said">{said}</Note>}
      {refusal !== null && <Note tone="bad" testId="makers-refused">{say(refusal)}</Note>}
      {listed === null && refusal === null && <p className="makers-says" role="status">{t('makers.busy')}</p>}
      {listed?.found === 0 && (
        <p className="makers-says" data-testid="makers-none">{t(text.trim() === '' ? 'makers.none' : 'makers.notFound')}</p>
      )}
      {listed !== null && listed.found > 0 && <MakerRows makers={listed.makers} onOpen={(maker) => (setSaid(null), setOpened(maker))} />}
      {listed !== null && listed.found > listed.makers.length && most < 200 && (
        <Button kind="quiet" onPress={() => setMost(most + makersShown)} testId="makers-more">
          {t('makers.more', { n: Math.min(makersShown, listed.found - listed.makers.length) })}
        </Button>
      )}
      {opened !== null && <ContractDialog maker={opened} onDone={done} />}
    </section>
  );
}

/** What the house lists for the newest text; asked anew when something is sold or set. */
function useMakers(text: string, most: number, age: number): { readonly listed: Listed | null; readonly refusal: Refusal | null } {
  const desk = useDesk();
  const entries = tillStore.use(({ state }) => state?.entries ?? 0);
  const [told, setTold] = useState<{ readonly listed: Listed | null; readonly refusal: Refusal | null }>({ listed: null, refusal: null });
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    void listMakers(desk, text, most).then((answer) => {
      if (mine !== asked.current) return;
      setTold((before) => (answer.ok ? { listed: answer.value, refusal: null } : { ...before, refusal: answer.refusal }));
    });
  }, [desk, text, most, age, entries]);
  return told;
}

function MakerRows({ makers, onOpen }: { readonly makers: readonly MakerView[]; readonly onOpen: (maker: MakerView) => void }) {
  const { t } = useWords();
  return (
    <ul className="makers-list" aria-label={t('makers.title')} data-testid="makers-list">
      {makers.map((maker) => (
        <li key={maker.id}>
          <button type="button" className="maker-row" onClick={() => onOpen(maker)} data-testid={`maker-${maker.id}`}>
            <span className="maker-words">
              <span className="maker-name">
                <Name>{maker.name}</Name>
                {maker.code !== '' && <small>{maker.code}</small>}
              </span>
              <small className="maker-terms">{maker.now === null ? t('makers.noTerms') : termsText(t, maker.now.terms)}</small>
              <Until maker={maker} />
            </span>
            <span className="maker-due">
              <small>{t('makers.owed')}</small>
              <strong>{grouped(maker.due)}{t('unit.won')}</strong>
            </span>
            <ChevronRight size={18} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** When the terms of today end or ended, and what comes after them. */
function Until({ maker: { now, isOver, later } }: { readonly maker: MakerView }) {
  const { t } = useWords();
  const [next] = later;
  if ((now?.until ?? null) === null && next === undefined) return null;
  return (
    <span className="maker-until">
      {now !== null && now.until !== null && (
        <Tag tone={isOver ? 'warn' : 'plain'}>
          {isOver && <CalendarX size={14} aria-hidden="true" />}
          {t(isOver ? 'makers.over' : 'makers.until', { day: now.until })}
        </Tag>
      )}
      {next !== undefined && <small>{t('makers.begins', { day: next.from, terms: termsText(t, next.terms) })}</small>}
    </span>
  );
}

/** What receipts of this store say of makers. */
function StorePrint() {
  const { t, say } = useWords();
  const desk = useDesk();
  const print = tillStore.use(({ state }) => state?.printMaker ?? 'name');
  const [chosen, setChosen] = useState<(typeof prints)[number] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = async (value: string): Promise<void> => {
    const wanted = prints.find((each) => each === value) ?? 'name';
    setChosen(wanted);
    const answer = await setMakerPrint(desk, wanted);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) setChosen(null);
  };
  return (
    <div>
      <Select
        label={t('makers.printStore')}
        options={prints.map((value) => ({ value, word: t(`makers.print_${value}`) }))}
        value={chosen ?? print}
        onChange={(value) => void set(value)}
        testId="print-maker"
      />
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
    </div>
  );
}
