/** The people of the till, one tile each. */
import type { TillState } from '../../../src/contract/shapes.ts';
import type { OperatorId } from '../../../src/domain/ids.ts';
import { Name } from '../../parts/name.tsx';
import { useWords } from '../../words/words.ts';
import './sign-in.css';

type Props = {
  readonly operators: TillState['operators'];
  readonly chosen: OperatorId | null;
  readonly onChoose: (id: OperatorId) => void;
};

export function PersonTiles({ operators, chosen, onChoose }: Props) {
  const { t } = useWords();
  return (
    <div className="people" role="group" aria-label={t('signIn.people')}>
      {operators.map((operator) => (
        <button
          key={operator.id}
          type="button"
          className="person"
          aria-pressed={operator.id === chosen}
          data-testid={`person-${operator.id}`}
          onClick={() => onChoose(operator.id)}
        >
          <span className="person-letter" aria-hidden="true">
            {letterOf(operator.name)}
          </span>
          <span className="person-words">
            <Name>{operator.name}</Name>
            <small>{t(`role.${operator.role}`)}</small>
          </span>
        </button>
      ))}
    </div>
  );
}

/** A number at the end tells people of one role apart; else the first letter does. */
export function letterOf(name: string): string {
  return /\d+$/.exec(name)?.[0] ?? [...name][0] ?? '';
}
