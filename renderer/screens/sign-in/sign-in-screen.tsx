/** Who stands at the till: name and PIN. Also the locked till: the cart is kept and none of it is shown. */
import { KeyRound, LockKeyhole, NotebookTabs } from 'lucide-react';
import { piecesIn } from '../../../src/domain/cart.ts';
import { longDate, clock, grouped } from '../../format.ts';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Seal } from '../../parts/seal.tsx';
import { checkoutStore } from '../../stores/checkout.ts';
import { personStore } from '../../stores/person.ts';
import { tillStore } from '../../stores/till.ts';
import { viewStore } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { DemoPins } from './demo-pins.tsx';
import { MoonJar } from './moon-jar.tsx';
import { PersonTiles } from './person-tiles.tsx';
import { PinPad } from './pin-pad.tsx';
import { useChosen } from './use-chosen.ts';
import { usePin } from './use-pin.ts';
import './sign-in.css';

export function SignInScreen() {
  const { t } = useWords();
  const state = tillStore.use((till) => till.state);
  const operators = state?.operators ?? [];
  const operatorId = useChosen(operators, 'screen');
  const pin = usePin(operatorId, () => undefined);
  const operator = operators.find(({ id }) => id === operatorId);
  return (
    <div className="sign-in">
      <section className="sign-in-left">
        <Masthead />
        <Welcome />
        <PersonTiles operators={operators} chosen={operatorId} onChoose={(id) => personStore.dispatch({ type: 'chosen', id })} />
        <DemoPins />
        <Facts />
      </section>
      <section className="sign-in-right">
        <h2>{operator !== undefined && <Name>{t('signIn.operatorTitle', { name: operator.name })}</Name>}</h2>
        <PinPad pin={pin} level="screen" hint={t('signIn.pin')} ready={operatorId !== null} />
        <p className="sign-in-rule">
          <LockKeyhole size={15} aria-hidden="true" />
          {t('signIn.lockRule')}
        </p>
      </section>
    </div>
  );
}

function Masthead() {
  const { t } = useWords();
  const store = tillStore.use((till) => till.state?.store ?? null);
  return (
    <div className="sign-in-mast">
      <Seal large />
      <div>
        <Name className="sign-in-store">{store?.name ?? ''}</Name>
        <span className="sign-in-till">{t('bar.till', { code: store?.tillCode ?? '' })}</span>
      </div>
      <LanguageSwitch long />
      <MoonJar />
    </div>
  );
}

/** Good day, or: locked, and what is kept. */
function Welcome() {
  const { t } = useWords();
  const shiftOpen = tillStore.use((till) => till.state?.shift !== null);
  const pieces = checkoutStore.use((checkout) => piecesIn(checkout.cart));
  const scans = viewStore.use((view) => view.scansRefused);
  const locked = shiftOpen;
  return (
    <div className="sign-in-hello">
      <h1>
        {locked ? t('signIn.lockedTitle') : t('signIn.hello')}
        <br />
        {locked ? t('signIn.lockedWho') : t('signIn.who')}
      </h1>
      <p data-testid="locked-says">
        {locked ? (pieces > 0 ? t('signIn.lockedSays', { count: pieces }) : t('signIn.lockedEmpty')) : t('signIn.says')}
      </p>
      {scans > 0 && (
        <Note key={scans} tone="warn">
          {locked ? t('signIn.scanLocked') : t('signIn.scanFirst')}
        </Note>
      )}
    </div>
  );
}

function Facts() {
  const { t, language } = useWords();
  const state = tillStore.use((till) => till.state);
  if (state === null) return null;
  return (
    <div className="sign-in-facts">
      <span>
        {longDate(state.today, language)} · {clock(state.now)}
      </span>
      <span>
        <NotebookTabs size={15} aria-hidden="true" />
        {t('signIn.entries', { n: grouped(state.entries) })}
      </span>
      {state.secrets === 'file' && (
        <span data-testid="file-key">
          <KeyRound size={15} aria-hidden="true" />
          {t('signIn.fileKey')}
        </span>
      )}
    </div>
  );
}
