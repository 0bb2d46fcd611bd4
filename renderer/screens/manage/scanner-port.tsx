/** The serial port that is a scanner: which, how it is spoken to, and whether it is there. */
import { useState } from 'react';
import type { Refusal } from '../../../src/domain/result.ts';
import { baudRates, parities, usualLine, type ScannerPort as Port } from '../../../src/domain/scan/serial-line.ts';
import { useDesk } from '../../desk.ts';
import { setScannerPort, type Scanners } from '../../flows/scanner.ts';
import { grouped } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Note } from '../../parts/note.tsx';
import { Select } from '../../parts/select.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useWords } from '../../words/words.ts';

type Props = { readonly scanners: Scanners; readonly onSet: (scanners: Scanners) => void };

export function ScannerPort({ scanners, onSet }: Props) {
  const { t, say } = useWords();
  const desk = useDesk();
  const [chosen, setChosen] = useState<{ readonly port: Port | null } | null>(null);
  const [said, setSaid] = useState<Refusal | 'saved' | null>(null);
  const port = chosen === null ? scanners.port : chosen.port;
  const choose = (next: Port | null): void => {
    setChosen({ port: next });
    setSaid(null);
  };
  const save = async (): Promise<void> => {
    const answer = await setScannerPort(desk, port);
    setSaid(answer.ok ? 'saved' : answer.refusal);
    if (!answer.ok) return;
    setChosen(null);
    onSet(answer.value);
  };
  const { state } = scanners;
  const tone = state === 'ready' ? 'ok' : isAmiss(state) ? 'bad' : 'plain';
  return (
    <section className="scanner-part">
      <h3>
        {t('scanner.serial')}
        <span data-testid="scanner-state">
          <Tag tone={tone}>{t(`scanner.state_${state}`)}</Tag>
        </span>
      </h3>
      {said !== null && said !== 'saved' && <Note tone="bad">{say(said)}</Note>}
      {said === 'saved' && (
        <Note tone="ok" testId="scanner-saved">
          {t('scanner.saved')}
        </Note>
      )}
      {isAmiss(state) && <Note tone="warn">{t(`scanner.todo_${state}`)}</Note>}
      <div className="two-fields">
        <PortSelect scanners={scanners} port={port} onChoose={choose} />
        {port !== null && <Line port={port} onChoose={choose} />}
      </div>
      <div className="scanner-buttons">
        <Button disabled={chosen === null} onPress={() => void save()} testId="scanner-save">
          {t('manage.save')}
        </Button>
      </div>
    </section>
  );
}

type Amiss = Exclude<Scanners['state'], 'none' | 'opening' | 'ready'>;

function isAmiss(state: Scanners['state']): state is Amiss {
  return state !== 'none' && state !== 'opening' && state !== 'ready';
}

type Choosing = { readonly onChoose: (port: Port | null) => void };

function PortSelect({ scanners, port, onChoose }: Choosing & { readonly scanners: Scanners; readonly port: Port | null }) {
  const { t } = useWords();
  const kept = scanners.port;
  const isGone = kept !== null && !scanners.ports.some(({ path }) => path === kept.path);
  const gone = isGone ? [{ path: kept.path, name: '' }] : [];
  const options = [
    { value: '', word: t('scanner.portNone') },
    ...[...scanners.ports, ...gone].map(({ path, name }) => (
      { value: path, word: name === '' || name === path ? path : `${path} · ${name}` })),
  ];
  return (
    <Select
      label={t('scanner.port')}
      options={options}
      value={port?.path ?? ''}
      onChange={(path) => onChoose(path === '' ? null : { ...(port ?? usualLine), path })}
      testId="scanner-port"
    />
  );
}

function Line({ port, onChoose }: Choosing & { readonly port: Port }) {
  const { t } = useWords();
  return (
    <>
      <Select
        label={t('scanner.baud')}
        options={baudRates.map((baud) => ({ value: String(baud), word: t('scanner.baudRate', { baud: grouped(baud) }) }))}
        value={String(port.baud)}
        onChange={(value) => onChoose({ ...port, baud: baudRates.find((baud) => String(baud) === value) ?? port.baud })}
        testId="scanner-baud"
      />
      <Select
        label={t('scanner.bits')}
        options={[8, 7].map((bits) => ({ value: String(bits), word: t('scanner.bitCount', { count: bits }) }))}
        value={String(port.bits)}
        onChange={(value) => onChoose({ ...port, bits: value === '7' ? 7 : 8 })}
        testId="scanner-bits"
      />
      <Select
        label={t('scanner.parity')}
        options={parities.map((parity) => ({ value: parity, word: t(`scanner.parity_${parity}`) }))}
        value={port.parity}
        onChange={(value) => onChoose({ ...port, parity: parities.find((parity) => parity === value) ?? port.parity })}
        testId="scanner-parity"
      />
    </>
  );
}
