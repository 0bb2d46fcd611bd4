/** A maker's mark: the first letter on a quiet ground, so that the eye finds a shelf-mate again. The shop's own goods have the shop's. */
import { Store } from 'lucide-react';

const grounds = 6;

export function MakerMark({ maker }: { readonly maker: { readonly id: number; readonly name: string } | null }) {
  if (maker === null) {
    return (
      <span className="maker-mark none" aria-hidden="true">
        <Store size={19} />
      </span>
    );
  }
  return (
    <span className={`maker-mark ground-${maker.id % grounds}`} aria-hidden="true">
      {[...maker.name.normalize('NFC').trim()][0]}
    </span>
  );
}
