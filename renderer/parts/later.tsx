/**
 * Parts of the screen that come after the first one: each is a file of its own, fetched when nobody waits, or when it is shown.
 * One that does not come says so and is fetched again on a press. Knows none of the parts.
 */
import { RefreshCw } from 'lucide-react';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { storeOf } from '../store-of.ts';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';
import { useLate } from './use-late.ts';

/** A wait that is shorter is not shown, in ms. */
const unseenMs = 300;
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

/** Makes a part out of how it is loaded. `Frame` is given the part's own properties too. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, Frame: ComponentType<P & FrameProps> = Plain): Later<P> {
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
    const again = (): void => void fetch();
    useEffect(again, []);
    if (Part !== null) return <Part {...props} />;
    return (
      <Frame {...props}>
        <OnItsWay failed={failed} onAgain={again} />
      </Frame>
    );
  }
  return Object.assign(Shown, { fetch });
}

function Plain({ children }: FrameProps) {
  return <div className="cover">{children}</div>;
}

type OnItsWayProps = { readonly failed: boolean; readonly onAgain: () => void };

/** Nothing for a short wait, then a sentence, then a way to ask again. */
function OnItsWay({ failed, onAgain }: OnItsWayProps) {
  const { t } = useWords();
  const late = useLate(!failed, unseenMs);
  const slow = useLate(!failed, slowMs);
  const gone = failed || slow;
  // Loud enough for a dialog that lets nothing behind it hear.
  useKeys('dialog', { keys: { Enter: () => (gone ? onAgain() : false) } });
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
