/** A receipt as a screen shows its paper: the very lines the printer gets. Makes no bytes. */
import type { PaperLine } from '../../domain/paper.ts';
import type { LayPaper } from '../../host/ports.ts';
import { layOut } from './layout.ts';

/** Lays a receipt out for so many columns; a feed and a cut become empty lines. */
export const layPaper: LayPaper = (receipt, columns) =>
  layOut(receipt, columns).laid.flatMap((laid): PaperLine[] => {
    if (laid.kind === 'feed') return Array.from({ length: laid.lines }, () => ({ kind: 'line', text: '', bold: false }));
    if (laid.kind === 'cut') return [{ kind: 'line', text: '', bold: false }];
    return [laid.kind === 'line' ? laid : { ...laid, bold: false }];
  });
