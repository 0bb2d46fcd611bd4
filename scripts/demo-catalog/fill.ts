// From a product line to its names: every way of filling its {slots}, and what each way adds to the price.
// It never chooses between them.

export type Slots = Readonly<Record<string, readonly string[]>>;

/** One filled name: `order` is its place when the slots are written out in full, `extra` is won on the base price. */
export interface Filled {
  readonly name: string;
  readonly extra: number;
  readonly order: number;
}

const SLOT = /\{([^}]+)\}/;
const EXTRA = / \+(\d+)$/;

/** True for a range of sizes: a slot with at least one option that costs more. */
export const isRange = (options: readonly string[]): boolean => options.some((option) => EXTRA.test(option));

/** Every filled name of a form, first slot slowest. A slot nobody listed is a mistake in the word lists: thrown. */
export function fill(form: string, slots: Slots): Filled[] {
  let partial: { text: string; extra: number }[] = [{ text: form, extra: 0 }];
  while (SLOT.test(partial[0]?.text ?? '')) {
    partial = partial.flatMap((one) => fillFirst(one.text, one.extra, slots));
  }
  return partial.map(({ text, extra }, order) => ({ name: text, extra, order }));
}

function fillFirst(text: string, extra: number, slots: Slots): { text: string; extra: number }[] {
  const name = SLOT.exec(text)?.[1] ?? '';
  const options = slots[name];
  if (options === undefined) throw new Error(`no options for {${name}} in ${text}`);
  return options.map((option) => ({
    text: text.replaceAll(`{${name}}`, option.replace(EXTRA, '')),
    extra: extra + Number(EXTRA.exec(option)?.[1] ?? 0),
  }));
}
