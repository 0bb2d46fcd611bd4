/** Who works here: everybody with role and badge, one of them opened to be changed, and one more to be added. */
import { useEffect, useState } from 'react';
import type { PersonView } from '../../../src/contract/people-rows.ts';
import { idleLockMinutes } from '../../../src/domain/people.ts';
import type { OperatorId } from '../../../src/domain/ids.ts';
import { useDesk } from '../../desk.ts';
import { listPeople, setIdleLock } from '../../flows/staff.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Name } from '../../parts/name.tsx';
import { Note } from '../../parts/note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { staffStore } from '../../stores/staff.ts';
import { tillStore, useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { letterOf } from '../sign-in/person-tiles.tsx';
import { AddPerson } from './add-person.tsx';
import { OwnPin } from './own-pin.tsx';
import { PersonForm } from './person-form.tsx';

export function PeopleCard() {
  const { t } = useWords();
  const leads = useRight('change_person');
  return (
    <section className="card">
      <h2>{t('manage.people')}</h2>
      {leads ? <Staff /> : <Names />}
      {leads && <AddPerson />}
      {leads && <IdleLock />}
      <OwnPin />
    </section>
  );
}

/** What everybody may see: names and roles of those who work here. */
function Names() {
  const { t } = useWords();
  const operators = tillStore.use((till) => till.state?.operators) ?? [];
  return (
    <ul className="people-list" data-testid="people">
      {operators.map((operator) => (
        <li key={operator.id}>
          <span className="signed-letter" aria-hidden="true">
            {letterOf(operator.name)}
          </span>
          <Name>{operator.name}</Name>
          <Tag tone={operator.role === 'cashier' ? 'plain' : 'accent'}>{t(`role.${operator.role}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function Staff() {
  const { t, say } = useWords();
  const desk = useDesk();
  const { people, refusal } = staffStore.use();
  const count = tillStore.use((till) => till.state?.operators.length ?? 0);
  const [open, setOpen] = useState<OperatorId | null>(null);
  // Read again when somebody came: who was added here is in the list at once.
  useEffect(() => void listPeople(desk), [desk, count]);
  if (people === null) {
    return refusal === null ? (
      <p className="manage-fact" role="status">
        {t('staff.loading')}
      </p>
    ) : (
      <div className="staff-failed">
        <Note tone="bad">{say(refusal)}</Note>
        <Button onPress={() => void listPeople(desk)}>{t('staff.retry')}</Button>
      </div>
    );
  }
  return (
    <ul className="people-list" data-testid="people">
      {people.map((person) => (
        <li key={person.id} className={person.id === open ? 'open' : ''}>
          <PersonRow person={person} open={person.id === open} onToggle={() => setOpen(person.id === open ? null : person.id)} />
          {person.id === open && !person.hasLeft && <PersonForm key={person.id} person={person} />}
        </li>
      ))}
    </ul>
  );
}

type RowProps = { readonly person: PersonView; readonly open: boolean; readonly onToggle: () => void };

function PersonRow({ person, open, onToggle }: RowProps) {
  const { t } = useWords();
  const word = t(open ? 'staff.done' : 'staff.edit');
  return (
    <div className={person.hasLeft ? 'staff-row left' : 'staff-row'} data-testid={`staff-${person.id}`}>
      <span className="signed-letter" aria-hidden="true">
        {letterOf(person.name)}
      </span>
      <Name>{person.name}</Name>
      {person.waitSeconds > 0 && <Tag tone="bad">{t('staff.waits', { seconds: person.waitSeconds })}</Tag>}
      {person.hasBadge && <Tag tone="plain">{t('staff.hasBadge')}</Tag>}
      <Tag tone={person.role === 'cashier' || person.hasLeft ? 'plain' : 'accent'}>
        {person.hasLeft ? t('staff.left') : t(`role.${person.role}`)}
      </Tag>
      {!person.hasLeft && (
        <Button pressed={open} onPress={onToggle} label={`${person.name}: ${word}`} testId={`staff-edit-${person.id}`}>
          {word}
        </Button>
      )}
    </div>
  );
}

function IdleLock() {
  const { t } = useWords();
  const desk = useDesk();
  const minutes = tillStore.use((till) => till.state?.idleLock ?? null);
  return (
    <div className="staff-idle">
      <Choice
        label={t('staff.idle')}
        value={minutes === null ? null : String(minutes)}
        testId="idle-lock"
        onChange={(value) => void setIdleLock(desk, value)}
        options={idleLockMinutes.map((count) => ({ value: String(count), word: t('staff.minutes', { count }) }))}
      />
      <p className="manage-fact">{t('staff.idleSays')}</p>
    </div>
  );
}
