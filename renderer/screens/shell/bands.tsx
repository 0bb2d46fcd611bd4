/** Sentences that concern every screen: practice, a wrong clock, a lost link, a stopped ledger, a day left open. */
import { CalendarClock, Clock, GraduationCap, OctagonX, Unplug, Wallet } from 'lucide-react';
import { useDesk } from '../../desk.ts';
import { openDrawerDialog } from '../../flows/drawer.ts';
import { clock, shortDate } from '../../format.ts';
import { linkStore } from '../../stores/link.ts';
import { tillStore, useStopped } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { useFaultSound } from './use-fault-sound.ts';
import './shell.css';

export function Bands() {
  const practice = tillStore.use((till) => till.state?.store?.practice === true);
  return (
    <div className="bands">
      {practice && <PracticeBand />}
      <ClockBand />
      <TroubleBand />
      <CashBand />
    </div>
  );
}

function PracticeBand() {
  const { t } = useWords();
  return (
    <div className="band practice" data-testid="practice">
      <GraduationCap size={17} aria-hidden="true" />
      <strong>{t('bar.practice')}</strong>
      <span>{t('bar.practiceSays')}</span>
    </div>
  );
}

function ClockBand() {
  const { t } = useWords();
  const state = tillStore.use((till) => till.state?.clock ?? 'right');
  if (state === 'right') return null;
  const isBehind = state === 'behind';
  return (
    <div className="band warn" role="status" data-testid="clock">
      <Clock size={17} aria-hidden="true" />
      <strong>{t(isBehind ? 'bar.clockBehind' : 'bar.clockZone')}</strong>
      <span>{t(isBehind ? 'bar.clockBehindSays' : 'bar.clockZoneSays')}</span>
    </div>
  );
}

function TroubleBand() {
  const { t, language } = useWords();
  const { status, lostAt } = linkStore.use();
  const stopped = useStopped();
  const old = tillStore.use(({ state }) => (state?.shift && state.shift.businessDate !== state.today ? state.shift.businessDate : null));
  useFaultSound(stopped);
  if (stopped) {
    return (
      <div className="band bad alarm" role="alert" data-testid="stopped">
        <OctagonX size={24} aria-hidden="true" />
        <strong>{t('bar.stopped')}</strong>
        <span>{t('bar.stoppedSays')}</span>
      </div>
    );
  }
  if (status === 'lost') {
    return (
      <div className="band warn" role="alert" data-testid="lost">
        <Unplug size={17} aria-hidden="true" />
        <strong>{t('bar.lost')}</strong>
        <span>{t('bar.lostSince', { time: clock(lostAt) })}</span>
      </div>
    );
  }
  if (old === null) return null;
  return (
    <div className="band warn" role="status" data-testid="old-date">
      <CalendarClock size={17} aria-hidden="true" />
      <strong>{t('bar.oldDate', { date: shortDate(old, language) })}</strong>
    </div>
  );
}

/** Much cash in the drawer: it is said, with the way to the safe, and blocks nothing. How much is not told. */
function CashBand() {
  const { t } = useWords();
  const desk = useDesk();
  const isHigh = tillStore.use(({ state }) => state !== null && state.isCashHigh && state.operator !== null && !state.stopped);
  if (!isHigh) return null;
  return (
    <div className="band warn" role="status" data-testid="cash-high">
      <Wallet size={17} aria-hidden="true" />
      <strong>{t('drawer.high')}</strong>
      <span>{t('drawer.highSays')}</span>
      <button type="button" className="band-button" onClick={() => void openDrawerDialog(desk, 'drop')} data-testid="to-safe">
        {t('drawer.toSafe')}
      </button>
    </div>
  );
}
