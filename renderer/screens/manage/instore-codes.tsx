/** The shop's own codes, 20 to 29 and 02: which of them hold a price, and where. Without a row all are plain item codes. */
import { useState } from 'react';
import type { Refusal } from '../../../src/domain/result.ts';
import { useDesk } from '../../desk.ts';
import { fillCodes } from '../../flows/scanner.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { Select } from '../../parts/select.tsx';
import { useWords } from '../../words/words.ts';

/** How the ten digits between prefix and check digit are used; the names of the places are those of the domain's patterns. */
const layouts = ['IIIIIPPPPP', 'IIIIPPPPPP', 'IIIIIIPPPP', 'IIIIVPPPPP', 'IIIIIVPPPP'] as const;
const prefixes = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '02'] as const;

type Props = { readonly patterns: readonly string[]; readonly onFilled: (patterns: string[]) => void };

export function InstoreCodes({ patterns, onFilled }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fill = async (wanted: readonly string[]): Promise<void> => {
    const answer = await fillCodes(desk, wanted);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onFilled(answer.value.patterns);
  };
  return (
    <section className="scanner-part">
      <h3>{t('scanner.instore')}</h3>
      <p className="scanner-says">{t(patterns.length === 0 ? 'scanner.instoreNone' : 'scanner.instoreSays')}</p>
      {patterns.length > 0 && (
        <table className="instore" data-testid="instore">
          <tbody>
            {patterns.map((pattern) => (
              <tr key={pattern}>
                <th scope="row">{pattern.slice(0, 2)}</th>
                <td><Layout pattern={pattern} /></td>
                <td>
                  <Button
                    kind="quiet"
                    label={t('scanner.instoreRemove', { prefix: pattern.slice(0, 2) })}
                    onPress={() => void fill(patterns.filter((other) => other !== pattern))}
                    testId={`instore-remove-${pattern.slice(0, 2)}`}
                  >
                    {t('scanner.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refusal !== null && <Note tone="bad">{say(refusal)}</Note>}
      <AddFormat taken={patterns.map((pattern) => pattern.slice(0, 2))} onAdd={(pattern) => void fill([...patterns, pattern])} />
    </section>
  );
}

function AddFormat({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (pattern: string) => void }) {
  const { t } = useWords();
  const free = prefixes.filter((prefix) => !taken.includes(prefix));
  const [wanted, setWanted] = useState('');
  const [layout, setLayout] = useState<string>(layouts[0]);
  const prefix = free.find((each) => each === wanted) ?? free[0];
  const sentence = useLayoutSentence();
  if (prefix === undefined) return null;
  return (
    <div className="instore-add">
      <Select
        label={t('scanner.prefix')}
        options={free.map((each) => ({ value: each, word: each }))}
        value={prefix}
        onChange={setWanted}
        testId="instore-prefix"
      />
      <Select
        label={t('scanner.layout')}
        options={layouts.map((each) => ({ value: each, word: sentence(each) }))}
        value={layout}
        onChange={setLayout}
        testId="instore-layout"
      />
      <Button onPress={() => onAdd(`${prefix}${layout}C`)} testId="instore-add">
        {t('manage.add')}
      </Button>
    </div>
  );
}

function Layout({ pattern }: { readonly pattern: string }) {
  const sentence = useLayoutSentence();
  return <>{sentence(pattern.slice(2, -1))}</>;
}

/** What the ten places of a pattern hold, in words. */
function useLayoutSentence(): (layout: string) => string {
  const { t } = useWords();
  const count = (layout: string, mark: string): number => [...layout].filter((each) => each === mark).length;
  return (layout) => {
    const counts = { item: count(layout, 'I'), price: count(layout, 'P') };
    return t(count(layout, 'V') > 0 ? 'scanner.layoutChecked' : 'scanner.layoutPlain', counts);
  };
}
