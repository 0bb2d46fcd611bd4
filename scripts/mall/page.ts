/** The mall's page for its people, in Korean and English: plain HTML without a script. Every value is escaped. */
import type { MallReads } from '../../db/mall/database.ts';
import { words } from './words.ts';

/** The page as text. `made` is a code that was made just now. */
export function pageText(reads: MallReads, language: 'ko' | 'en', made: { readonly till: string; readonly code: string } | null): string {
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
  const code = made === null ? '' : `<p role="status" class="code">
${w.codeFor} ${escaped(made.till)}: <strong>${escaped(made.code)}</strong> ${w.codeLives}</p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${w.title}</title>
<meta name="viewport" content="width=device-width"><style>${look}</style></head><body><main>
<header><h1>${w.title}</h1><nav><a href="/?lang=ko" lang="ko">한국어</a> <a href="/?lang=en" lang="en">English</a></nav></header>
${code}
<form method="post" action="/codes?lang=${language}"><label>${w.tillName}
<input name="till" required pattern="[0-9]{4}-[0-9]{2}" placeholder="0001-01"></label> <button>${w.makeCode}</button></form>
${table(w.tillsTitle, w.tillColumns, tills, w.none)}
${table(w.daysTitle, w.dayColumns, days, w.none)}
${table(w.tasksTitle, w.taskColumns, tasks, w.none)}
${table(w.asideTitle, w.asideColumns, aside, w.none)}
</main></body></html>`;
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  const filled = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return `<section><h2>${escaped(title)}</h2>${rows.length === 0 ? `<p>${escaped(none)}</p>` : filled}</section>`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
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
.code strong { font-size: 1.6rem; letter-spacing: .15em; } nav a { display: inline-block; padding: .6rem; }`;
