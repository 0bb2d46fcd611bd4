/** A maker's mark: the first letter on a quiet ground, so that the eye finds a shelf-mate again. */

const grounds = 6;

export function MakerMark({ maker }: { readonly maker: { readonly id: number; readonly name: string } | null }) {
  const letter = [...(maker?.name.normalize('NFC').trim() ?? '')][0] ?? '·';
  return (
    <span className={`maker-mark ground-${(maker?.id ?? 0) % grounds}`} aria-hidden="true">
      {letter}
    </span>
  );
}
