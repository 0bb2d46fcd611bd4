/** A name from the catalogue: any script, any length, on one line. It cannot reach the text around it. */

type Props = { readonly children: string; readonly className?: string; readonly full?: boolean };

export function Name({ children, className = '', full = false }: Props) {
  return (
    <bdi className={`name ${full ? 'full' : ''} ${className}`} dir="auto" title={children}>
      {children}
    </bdi>
  );
}

/** A name with the found part marked. */
export function MarkedName({ parts }: { readonly parts: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return (
    <bdi className="name" dir="auto" title={parts.map((part) => part.text).join('')}>
      {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </bdi>
  );
}
