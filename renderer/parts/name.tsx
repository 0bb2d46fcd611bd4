/** A name from the catalogue, of whatever script and length, on one line. It cannot reach the text around it. */
import { shownName } from '../format.ts';

type Props = { readonly children: string; readonly className?: string; readonly full?: boolean };

export function Name({ children, className = '', full = false }: Props) {
  const shown = shownName(children);
  return (
    <bdi className={`name ${full ? 'full' : ''} ${className}`} dir="auto" title={shown}>
      {shown}
    </bdi>
  );
}

/** A name with the found part marked. */
export function MarkedName({ parts }: { readonly parts: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return (
    <bdi className="name" dir="auto" title={shownName(parts.map((part) => part.text).join(''))}>
      {parts.map((part, index) => (
        part.hit ? <mark key={index}>{shownName(part.text)}</mark> : <span key={index}>{shownName(part.text)}</span>
      ))}
    </bdi>
  );
}
