/** The kinds of reports, one beside the other: X and Z, sales, what stands out. Shows none of them. */
import { Button } from '../../parts/button.tsx';
import { viewStore, type Screen } from '../../stores/view.ts';
import { useWords } from '../../words/words.ts';

const kinds = [
  ['day', 'sales.z'], ['sales', 'sales.title'], ['watch', 'watch.title'], ['changes', 'watch.changes.title'],
] as const satisfies readonly (readonly [Screen, string])[];

export function ReportTabs() {
  const { t } = useWords();
  const screen = viewStore.use((view) => view.screen);
  return (
    <nav className="report-tabs" aria-label={t('sales.kinds')}>
      {kinds.map(([kind, word]) => (
        <Button
          key={kind} pressed={screen === kind} onPress={() => viewStore.dispatch({ type: 'went', screen: kind })} testId={`reports-${kind}`}
        >
          {t(word)}
        </Button>
      ))}
    </nav>
  );
}
