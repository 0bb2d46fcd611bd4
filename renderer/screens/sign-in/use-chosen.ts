/** Whom a PIN is asked of: chosen by touch, by the arrows or by a badge; the first of the list until then. */
import type { TillState } from '../../../src/contract/shapes.ts';
import type { OperatorId } from '../../../src/domain/ids.ts';
import { useKeys, type Level } from '../../keys.ts';
import { personStore } from '../../stores/person.ts';

/** The chosen one of `people`; null when there is nobody. */
export function useChosen(people: TillState['operators'], level: Level): OperatorId | null {
  const chosen = personStore.use((person) => person.chosen);
  const id = people.find((person) => person.id === chosen)?.id ?? people[0]?.id ?? null;
  const move = (by: number) => (): void => {
    const at = people.findIndex((person) => person.id === id);
    const next = people[(at + by + people.length) % people.length];
    if (next !== undefined) personStore.dispatch({ type: 'chosen', id: next.id });
  };
  useKeys(level, { keys: { ArrowRight: move(1), ArrowDown: move(1), ArrowLeft: move(-1), ArrowUp: move(-1) } });
  return id;
}
