/** The practice store's PINs. They are shown on the sign-in screen and nowhere else. */
import { GraduationCap } from 'lucide-react';
import { tillStore } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import './sign-in.css';

export function DemoPins() {
  const { t } = useWords();
  const pins = tillStore.use((till) => till.state?.demoPins);
  if (pins === undefined || pins.length === 0) return null;
  return (
    <div className="demo-pins" data-testid="demo-pins">
      <p>
        <GraduationCap size={17} aria-hidden="true" />
        <strong>{t('signIn.demoTitle')}</strong>
        <span>{t('signIn.demoSays')}</span>
      </p>
      <dl>
        {pins.map(({ name, pin }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{pin}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
