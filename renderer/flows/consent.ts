/** Asking a second person for leave: one dialog, one PIN, one use. Whoever is signed in stays signed in. */
import type { Answer } from '../../src/contract/client.ts';
import { sameWanted, type Wanted } from '../../src/domain/consent.ts';
import type { ConsentId, LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won, type Won } from '../../src/domain/money.ts';
import { actions, rightTo } from '../../src/domain/permissions.ts';
import { must, type Refusal } from '../../src/domain/result.ts';
import type { Desk } from '../desk.ts';
import { consentStore } from '../stores/consent.ts';
import { personStore } from '../stores/person.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';

/** Must whoever is signed in ask somebody else before doing this? */
export function needsLeave(action: Wanted['action']): boolean {
  const role = tillStore.get().state?.operator?.role;
  return role !== undefined && rightTo(role, action) === 'consent';
}

/** Asks for leave for one thing; resolves to the consent's id, or to null when the dialog was closed without one. */
export function askLeave(desk: Desk, wanted: Wanted, before: Won | null = null): Promise<ConsentId | null> {
  consentStore.dispatch({ type: 'asked', asked: { wanted, before } });
  personStore.dispatch({ type: 'chosen', id: null });
  viewStore.dispatch({ type: 'dialog', dialog: 'consent' });
  desk.sound('consent');
  return new Promise((resolve) => {
    const stop = viewStore.subscribe((view) => {
      if (view.dialog === 'consent') return;
      stop();
      const { given } = consentStore.get();
      consentStore.dispatch({ type: 'ended' });
      resolve(given);
    });
  });
}

/** What this page was given leave for; the house knows it all, and forgets it with the cart. */
let granted: readonly Wanted[] = [];
/** Leave that was given here and holds still is among the last. */
const grantedMost = 100;

/** Was leave for just this given on this page? */
export function isGrantedHere(wanted: Wanted): boolean {
  return granted.some((each) => sameWanted(each, wanted));
}

/** Asks for leave that then holds for the cart until it is sealed or dropped; false when there was none. */
export async function askConsent(desk: Desk, wanted: Wanted, before: Won | null = null): Promise<boolean> {
  const id = await askLeave(desk, wanted, before);
  const isUsed = id !== null && (await desk.call('consent.use', { id, wanted })).ok;
  if (isUsed) granted = [...granted, wanted].slice(-grantedMost);
  return isUsed;
}

/** What a refusal says that leave is wanted for, when whoever is signed in may ask for it; else null. */
export function wantedBy({ facts }: Refusal, subject: SaleId): Wanted | null {
  const action = actions.find((known) => known === facts?.['action']);
  const [lineId = '', amount = 0] = [facts?.['lineId'], facts?.['amount']];
  if (action === undefined || typeof amount !== 'number' || !needsLeave(action)) return null;
  return { action, subject, lineId: lineId === '' ? null : (String(lineId) as LineId), amount: won(amount) };
}

/** Gives the leave that is being asked for, by somebody's PIN; the answer's refusal is for the PIN pad to say. */
export async function giveConsent(desk: Desk, operatorId: OperatorId, pin: string): Promise<Answer<'consent.give'>> {
  const asked = must(consentStore.get().asked, 'what leave is asked for');
  const answer = await desk.call('consent.give', { operatorId, pin, wanted: asked.wanted });
  if (answer.ok && consentStore.get().asked === asked) consentStore.dispatch({ type: 'given', id: answer.value.id });
  return answer;
}
