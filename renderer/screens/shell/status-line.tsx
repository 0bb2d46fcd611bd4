/** The line at the bottom: only what is true now, in counts and times. */
import { Calendar, Clock, CloudUpload, Printer, TriangleAlert, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useDesk } from '../../desk.ts';
import { clock, shortDate } from '../../format.ts';
import { KeyCap } from '../../parts/button.tsx';
import { switchSound } from '../../sound.ts';
import { soundStore } from '../../stores/sound.ts';
import { tillStore } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { useFaultSound } from './use-fault-sound.ts';
import './shell.css';

export function StatusLine() {
  const { t } = useWords();
  const timed = useTimes();
  const known = tillStore.use((till) => till.state !== null && till.state.phase === 'ready');
  const signedIn = tillStore.use((till) => till.state?.operator !== null);
  return (
    <footer className="status-line" aria-label={t('status.label')}>
      {known && <BusinessDay timed={timed} />}
      <Now timed={timed} />
      {known && <PrinterStatus />}
      {known && <MallStatus />}
      <SoundSwitch />
      {known && signedIn && (
        <button
          type="button"
          className="status-help"
          data-testid="help"
          onClick={() => viewStore.dispatch({ type: 'dialog', dialog: 'help' })}
        >
          <KeyCap>F1</KeyCap>
          {t('status.help')}
        </button>
      )}
    </footer>
  );
}

/** Sounds only repeat what the screen says, so anybody may switch them off. */
function SoundSwitch() {
  const { t } = useWords();
  const on = soundStore.use((sound) => sound.on);
  return (
    <button
      type="button"
      className="status status-sound"
      aria-pressed={on}
      data-testid="sound"
      onClick={() => switchSound(!on)}
    >
      {on ? <Volume2 size={17} aria-hidden="true" /> : <VolumeX size={17} aria-hidden="true" />}
      <span className="status-name">{t('status.sound')}</span>
      <strong aria-hidden="true">{on ? t('status.soundOn') : t('status.soundOff')}</strong>
    </button>
  );
}

/**
 * True once the page had nothing else to do: the first time that a page writes, it reads the world's calendars, for tens of
 * milliseconds in which the first screen would not be there.
 */
function useTimes(): boolean {
  const { whenIdle } = useDesk();
  const [timed, setTimed] = useState(false);
  useEffect(() => whenIdle(() => setTimed(true)), [whenIdle]);
  return timed;
}

type Timed = { readonly timed: boolean };

function BusinessDay({ timed }: Timed) {
  const { t, language } = useWords();
  const date = tillStore.use(({ state }) => state?.shift?.businessDate ?? null);
  return (
    <Status name={t('status.businessDay')} icon={<Calendar size={17} />} className="wide-only">
      {date === null ? t('status.shiftNone') : timed && shortDate(date, language)}
    </Status>
  );
}

function Now({ timed }: Timed) {
  const { t } = useWords();
  const ahead = tillStore.use((till) => till.clockAheadMs);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!timed) return;
    const show = (): void => setText(clock(Date.now() + ahead));
    show();
    const timer = window.setInterval(show, 1_000);
    return () => window.clearInterval(timer);
  }, [ahead, timed]);
  return (
    <Status name={t('status.clock')} hideName icon={<Clock size={17} />}>
      {text}
    </Status>
  );
}

function PrinterStatus() {
  const { t } = useWords();
  const printer = tillStore.use((till) => till.state?.printer ?? null);
  useFaultSound(printer !== null && printer.state !== 'none' && printer.state !== 'ready');
  if (printer === null) return null;
  const unsure = printer.unknown.length;
  const tone = printer.state === 'none' ? 'none' : printer.state !== 'ready' ? 'bad' : unsure > 0 ? 'warn' : 'ok';
  const waiting = printer.waiting > 0 ? ` · ${t('status.waiting', { count: printer.waiting })}` : '';
  const word =
    unsure > 0 && printer.state === 'ready' ? t('status.unsure', { count: unsure }) : `${t(`printer.${printer.state}`)}${waiting}`;
  return (
    <button
      type="button"
      className={`status ${tone}`}
      data-testid="printer-status"
      onClick={() => viewStore.dispatch({ type: 'dialog', dialog: 'printer' })}
    >
      {tone === 'bad' || tone === 'warn' ? <TriangleAlert size={17} aria-hidden="true" /> : <Printer size={17} aria-hidden="true" />}
      <span className="status-name">{t('status.printer')}</span>
      <strong>{word}</strong>
    </button>
  );
}

/** What waits for the mall is said by its count; that something waits is no trouble. */
function MallStatus() {
  const { t } = useWords();
  const waiting = tillStore.use((till) => till.state?.outboxWaiting ?? 0);
  return (
    <button
      type="button"
      className={`status ${waiting === 0 ? 'ok' : ''}`}
      data-testid="mall-status"
      onClick={() => viewStore.dispatch({ type: 'dialog', dialog: 'mall' })}
    >
      <CloudUpload size={17} aria-hidden="true" />
      <span className="status-name">{t('status.mall')}</span>
      <strong>{waiting > 0 ? t('status.mallWaiting', { count: waiting }) : t('status.mallNone')}</strong>
    </button>
  );
}

type StatusProps = {
  readonly name: string;
  readonly hideName?: boolean;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'ok';
  readonly className?: string;
};

function Status({ name, hideName = false, icon, children, tone, className = '' }: StatusProps) {
  return (
    <span className={`status ${tone ?? ''} ${className}`}>
      <span aria-hidden="true" className="status-icon">
        {icon}
      </span>
      <span className={hideName ? 'visually-hidden' : 'status-name'}>{name}</span>
      <strong>{children}</strong>
    </span>
  );
}
