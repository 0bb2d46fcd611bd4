/** The mall's page for its people, in Korean and English: plain HTML without a script. Every value is escaped. */
import type { MallReads } from '../../db/mall/database.ts';
import type { Done } from './desk.ts';
import { formsText } from './forms.ts';
import { escaped, table } from './html.ts';
import { words } from './words.ts';

/** The page as text. `made` is a code that was made just now, `said` what a form came to. */
export function pageText(
  reads: MallReads, language: 'ko' | 'en', made: { readonly till: string; readonly code: string } | null, said: Done | null = null,
): string {
  const w = words[language];
  const tills = reads.tills().map(({ till, revoked, epoch, seq, hash, at }) => [
    till, at === null ? w.never : timeText(at), epoch === null ? '-' : `${epoch}/${seq ?? 0}`,
    hash === null ? '-' : hash.slice(0, 8).toUpperCase(), revoked === 1 ? w.revoked : w.active,
  ]);
  const days = reads.days(100).map(({ day, till, receipts, total }) => [day, till, grouped(receipts), grouped(total)]);
  const tasks = reads.tasks().map(({ kind, subject, detail }) => [w.tasks[kind as keyof typeof w.tasks] ?? kind, subject, detail]);
  const aside = reads.aside().map(({ till, epoch, seq, kind, code }) => [
    till, `${epoch}/${seq}`, kind, w.codes[code as keyof typeof w.codes] ?? code,
  ]);
  const totals = reads.totals().map(({ day, tills: count, receipts, total }) => [day, grouped(count), grouped(receipts), grouped(total)]);
  const stock = reads.stock().map(({ store, sku, quantity, held }) => [store, sku, grouped(quantity), grouped(held)]);
  const code = made === null ? '' : `<p role="status" class="code">
${w.codeFor} ${escaped(made.till)}: <strong>${escaped(made.code)}</strong> ${w.codeLives}</p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.title}</title>
<meta name="viewport" content="width=device-width"><style>${look}</style></head><body><main>
<header><h1>${w.title}</h1><nav><a href="/?lang=ko" lang="ko">한국어</a> <a href="/?lang=en" lang="en">English</a></nav></header>
${said === null ? '' : `<p role="status" class="said">${w.said[said]}</p>`}
${code}
<form method="post" action="/codes?lang=${language}"><label>${w.tillName}
<input name="till" required pattern="[0-9]{4}-[0-9]{2}" placeholder="0001-01"></label> <button>${w.makeCode}</button></form>
${formsText(reads, language)}
${table(w.totalsTitle, w.totalColumns, totals, w.none)}
${table(w.stockTitle, w.stockColumns, stock, w.none)}
${table(w.tillsTitle, w.tillColumns, tills, w.none)}
${table(w.daysTitle, w.dayColumns, days, w.none)}
${table(w.tasksTitle, w.taskColumns, tasks, w.none)}
${table(w.asideTitle, w.asideColumns, aside, w.none)}
</main></body></html>`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `2026-11-30 18:05:09`, Korean time. */
function timeText(at: number): string {
  return new Date(at + 32_400_000).toISOString().slice(0, 19).replace('T', ' ');
}

const look = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: #1c1917; background: #fafaf9; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid #d6d3d1; overflow-wrap: anywhere; }
form { margin: 1rem 0; } input, button { font: inherit; min-height: 44px; padding: 0 .75rem; }
.code strong { font-size: 1.6rem; letter-spacing: .15em; } nav a { display: inline-block; padding: .6rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } label { display: grid; } .said { font-weight: 600; }
select { font: inherit; min-height: 44px; } td form { margin: 0; display: inline-flex; }`;
