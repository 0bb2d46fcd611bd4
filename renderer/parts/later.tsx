/**
 * Parts of the screen that come after the first one: each is a file of its own, fetched when nobody waits, or when it is shown.
 * One that does not come says so and is fetched again on a press. Knows none of the parts.
 */
import { RefreshCw } from 'lucide-react';
import { useEffect, useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react';
import { giveHeld, useKeys, type KeyName, type Layer, type Level, type Stroke } from '../keys.ts';
import { storeOf } from '../store-of.ts';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';
import { useLate } from './use-late.ts';

/** A wait that is shorter is not shown, in ms. */
const unseenMs = 300;
/** As many keys are kept for a part that is on its way; what a person presses meanwhile are fewer. */
const heldMost = 100;
/** A part that did not come in so many ms counts as one that does not; it is shown all the same when it does. */
const slowMs = 8_000;

type Fetched<P> = { readonly part: ComponentType<P> | null; readonly failed: boolean };

/** A part that comes later: shown like any other component, and fetched ahead. */
export type Later<P> = ComponentType<P> & {
  /** Fetches it unless it is there already; false when it did not come. */
  readonly fetch: () => Promise<boolean>;
};

/** What stands around the sentence while the part is not there. */
export type FrameProps = { readonly children: ReactNode };

/** What is known of a part before it is there. */
export type Place<P> = {
  /** Stands around the sentence; given the part's own properties too. */
  readonly Frame?: ComponentType<P & FrameProps>;
  /** Keys pressed meanwhile are kept for the part. One beside others, which hear theirs, keeps those alone that are its own. */
  readonly holds?: Level | readonly KeyName[];
};

/** Makes a part out of how it is loaded. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, { Frame = Plain, holds }: Place<P> = {}): Later<P> {
  const store = storeOf<Fetched<P>, Fetched<P>>({ part: null, failed: false }, (_, next) => next);
  const fetch = async (): Promise<boolean> => {
    if (store.get().part !== null) return true;
    store.dispatch({ part: null, failed: false });
    const part = await load().catch(() => null);
    // Of two that were asked for, one that came stays.
    if (store.get().part === null) store.dispatch({ part, failed: part === null });
    return store.get().part !== null;
  };
  function Shown(props: P) {
    const { part: Part, failed } = store.use();
    const [held] = useState(openHeld);
    const again = (): void => void fetch();
    useEffect(again, []);
    useGiven(held, Part !== null);
    if (Part !== null) return <Part {...props} />;
    return (
      <Frame {...props}>
        <OnItsWay failed={failed} onAgain={again} held={held} holds={holds ?? null} />
      </Frame>
    );
  }
  return Object.assign(Shown, { fetch });
}

function Plain({ children }: FrameProps) {
  return <div className="cover">{children}</div>;
}

/** Keys that were pressed before their part came. */
type Held = { readonly add: (stroke: Stroke) => void; readonly take: () => readonly Stroke[] };

function openHeld(): Held {
  let strokes: readonly Stroke[] = [];
  return {
    add: ({ name, character }) => {
      if (strokes.length < heldMost) strokes = [...strokes, { name, character }];
    },
    take: () => {
      const taken = strokes;
      strokes = [];
      return taken;
    },
  };
}

/** Gives the held keys to the part that has come, once it has taken the focus. */
function useGiven(held: Held, isThere: boolean): void {
  useEffect(() => {
    const strokes = held.take();
    // Not amid the drawing: each key is drawn before the next.
    if (isThere && strokes.length > 0) queueMicrotask(() => giveHeld(strokes));
  }, [held, isThere]);
}

/** Keeps keys for as long as the part may still come; of one that does not, they would come as a surprise. */
function useHeld(held: Held, holds: Holds, isOn: boolean): void {
  const isHolding = holds !== null && isOn;
  const level = typeof holds === 'string' ? holds : null;
  useKeys(level ?? 'screen', isHolding ? holding(held, holds) : {});
  useLayoutEffect(() => {
    if (!isHolding) held.take();
    // A field behind takes no more text.
    else if (level !== null && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, [held, isHolding, level]);
}

/** Hears every key, or those that are the part's own. */
function holding(held: Held, holds: NonNullable<Holds>): Layer {
  if (typeof holds === 'string') return { hold: held.add };
  return { keys: Object.fromEntries(holds.map((name) => [name, () => held.add({ name, character: null })])) };
}

type Holds = Level | readonly KeyName[] | null;
type OnItsWayProps = { readonly failed: boolean; readonly onAgain: () => void; readonly held: Held; readonly holds: Holds };

/** Nothing for a short wait, then a sentence, then a way to ask again. */
function OnItsWay({ failed, onAgain, held, holds }: OnItsWayProps) {
  const { t } = useWords();
  const late = useLate(!failed, unseenMs);
  const slow = useLate(!failed, slowMs);
  const gone = failed || slow;
  // Loud enough for a dialog that lets nothing behind it hear.
  useKeys('dialog', gone ? { keys: { Enter: onAgain } } : {});
  useHeld(held, holds, !gone);
  if (!gone && !late) return null;
  return (
    <div className="part-coming" data-testid="part-coming">
      <p role={gone ? 'alert' : 'status'}>{gone ? t('later.failed') : t('later.coming')}</p>
      {gone && (
        <Button kind="filled" large cap="Enter" icon={<RefreshCw size={20} aria-hidden="true" />} onPress={onAgain} testId="part-again">
          {t('later.again')}
        </Button>
      )}
    </div>
  );
}
