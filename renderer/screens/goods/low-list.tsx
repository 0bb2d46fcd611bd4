/** What is few and what is out, one-offs that are sold apart; the shop's number of few; both as files. */
import { useEffect, useState } from 'react';
import type { Output } from '../../../src/contract/contract.ts';
import type { LowItem } from '../../../src/contract/goods-rows.ts';
import type { Refusal } from '../../../src/domain/result.ts';
import { fileForms, type FileForm } from '../../../src/domain/table-file.ts';
import { useDesk } from '../../desk.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useLate } from '../../parts/use-late.ts';
import { useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';

const shown = 200;
const writeMs = 60_000;

export function LowList() {
  const { t, say } = useWords();
  const desk = useDesk();
  const [list, setList] = useState<Output<'goods.low'> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let isGone = false;
    void desk.call('goods.low', { most: shown }).then((answer) => {
      if (isGone) return;
      if (answer.ok) setList(answer.value);
      else setRefusal(answer.refusal);
    });
    return () => void (isGone = true);
  }, [desk, times]);
  const late = useLate(list === null && refusal === null, 300);
  return (
    <>
      {refusal !== null && <Note tone="bad" testId="low-refused">{say(refusal)}</Note>}
      {late && <p className="sales-reading" role="status">{t('goods.loading')}</p>}
      {list !== null && (
        <>
          <LowTools key={list.usual} usual={list.usual} onSaved={() => setTimes(times + 1)} />
          {list.lowCount === 0 && <Note tone="ok" testId="low-none">{t('goods.lowNone')}</Note>}
          {list.lowCount > list.items.length
            && <p className="goods-says">{t('goods.lowShown', { n: grouped(list.lowCount), shown: list.items.length })}</p>}
          {list.items.length > 0 && <LowTable label={t('goods.low')} items={list.items} testId="low-items" />}
          {list.oneOffCount > 0 && (
            <details className="goods-one-offs">
              <summary>{`${t('goods.oneOffs')} · ${t('goods.oneOffsSay', { n: grouped(list.oneOffCount) })}`}</summary>
              <LowTable label={t('goods.oneOffs')} items={list.oneOffs} testId="low-one-offs" />
            </details>
          )}
        </>
      )}
    </>
  );
}

function LowTools({ usual, onSaved }: { readonly usual: number; readonly onSaved: () => void }) {
  const { t, say } = useWords();
  const desk = useDesk();
  const mayChange = useRight('change_price');
  const mayWrite = useRight('see_sales');
  const [typed, setTyped] = useState(String(usual));
  const [said, setSaid] = useState<{ readonly tone: 'ok' | 'bad'; readonly text: string } | null>(null);
  const isNumber = /^\d{1,5}$/.test(typed);
  const save = async (): Promise<void> => {
    if (!isNumber) return;
    const answer = await desk.call('goods.set_low', { usual: Number(typed) });
    setSaid(answer.ok ? { tone: 'ok', text: t('goods.saved') } : { tone: 'bad', text: say(answer.refusal) });
    if (answer.ok) onSaved();
  };
  const write = async (form: FileForm): Promise<void> => {
    const answer = await desk.call('goods.export_low', { form }, writeMs);
    setSaid(answer.ok ? { tone: 'ok', text: t('goods.written', { path: answer.value.path }) } : { tone: 'bad', text: say(answer.refusal) });
  };
  return (
    <>
      <div className="goods-tools">
        {mayChange && (
          <Field
            label={t('goods.usual')} value={typed} onChange={setTyped} numeric most={5} hint={t('goods.usualSays')} testId="low-usual"
            problem={isNumber ? null : t('goods.badNumber')}
            side={<Button onPress={() => void save()} disabled={!isNumber} testId="low-save">{t('goods.save')}</Button>}
          />
        )}
        {mayWrite && (
          <div className="goods-files">
            {fileForms.toReversed().map((form) => (
              <Button key={form} onPress={() => void write(form)} testId={`low-${form}`}>{form.toUpperCase()}</Button>
            ))}
          </div>
        )}
      </div>
      {said !== null && <Note tone={said.tone} testId="low-said">{said.text}</Note>}
    </>
  );
}

function LowTable({ label, items, testId }: { readonly label: string; readonly items: readonly LowItem[]; readonly testId: string }) {
  const { t } = useWords();
  return (
    <div className="goods-table" tabIndex={0} role="region" aria-label={label} data-testid={testId}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('goods.item')}</th>
            <th scope="col">{t('goods.stock')}</th>
            <th scope="col">{t('goods.from')}</th>
            <th scope="col">{t('goods.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, stock, low, state }) => (
            <tr key={item.id}>
              <th scope="row">
                <Name>{item.name}</Name><small>{[item.maker?.name ?? '', item.code].filter((each) => each !== '').join(' · ')}</small>
              </th>
              <td>{grouped(stock)}</td>
              <td>{state === 'one_off_sold' ? '—' : grouped(low)}</td>
              <td><Tag tone={state === 'out' ? 'bad' : state === 'low' ? 'warn' : 'plain'}>{t(`goods.state_${state}`)}</Tag></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
