/** Pieces of HTML of the mall's page. Every value is escaped. */

/** A titled table of texts, or the word for none. */
export function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  const filled = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return `<section><h2>${escaped(title)}</h2>${rows.length === 0 ? `<p>${escaped(none)}</p>` : filled}</section>`;
}

/** A text as HTML shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
