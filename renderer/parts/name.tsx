/** A name from the catalogue: any script, any length, on one line. It cannot reach the text around it. */

type Props = { readonly children: string; readonly className?: string; readonly full?: boolean };

export function Name({ children, className = '', full = false }: Props) {
  const shown = withoutControls(children);
  return (
    <bdi className={`name ${full ? 'full' : ''} ${className}`} dir="auto" title={shown}>
      {shown}
    </bdi>
  );
}

/** Control characters and line ends of a name stand as one space each: a screen draws them as nothing, or as a box. */
function withoutControls(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

/** A name with the found part marked. */
export function MarkedName({ parts }: { readonly parts: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return (
    <bdi className="name" dir="auto" title={withoutControls(parts.map((part) => part.text).join(''))}>
      {parts.map((part, index) => (
        part.hit ? <mark key={index}>{withoutControls(part.text)}</mark> : <span key={index}>{withoutControls(part.text)}</span>
      ))}
    </bdi>
  );
}
