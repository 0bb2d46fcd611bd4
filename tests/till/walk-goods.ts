/** Stock as the manager sees it: before a sheet, on one, at its end, what is few, an item with its history, and a house that does not answer. */
import type { Walk } from './show.ts';

/** From the manage screen to the manage screen. */
export async function walkGoods({ till, shop, show }: Walk): Promise<void> {
  const { page, keys, relay } = till;
  const add = async (code: string, id: number): Promise<void> => {
    await page.getByTestId('goods-find').fill(code);
    await till.click(`goods-hit-${id}`);
  };
  const { items } = await shop.ask('catalog.search', { text: '백자', most: 5 });
  relay.refuse('goods.sheet');
  await till.click('tab-goods');
  await till.until('goods-refused');
  await show('goods-fault');
  relay.refuse(null);
  await till.click('goods-received');
  await till.until('goods-begin');
  await show('goods-begin');
  await keys.press('Enter');
  await till.until('goods-empty');
  for (const { id, code } of items) {
    await add(code, id);
    await till.until(`goods-line-${id}`);
  }
  await page.getByTestId('goods-find').blur();
  await keys.type('3');
  await till.click('goods-expect');
  await page.locator('.goods-differs').waitFor();
  await show('goods-sheet');
  await keys.press('F8');
  await till.until('goods-dialog');
  await show('goods-finish');
  await keys.press('Enter');
  await till.until('goods-done');
  await till.click('goods-counted');
  await till.until('goods-begin');
  await keys.press('Enter');
  await till.until('goods-empty');
  const [first] = items;
  if (first !== undefined) await add(first.code, first.id);
  await page.locator('tr.chosen').waitFor();
  await till.click('goods-finish');
  await till.until('goods-differs');
  await show('goods-count');
  await keys.press('Escape');
  await till.click('goods-drop');
  await till.click('goods-drop');
  await till.until('goods-begin');
  await till.click('goods-low');
  await till.until('low-items');
  await show('goods-low');
  await till.click('goods-items');
  await till.until('item-none');
  if (first !== undefined) await add(first.code, first.id);
  await till.until('item-editor');
  await page.getByTestId('item-price').fill('33300');
  await till.click('item-save');
  await page.getByTestId('item-story').getByText('33,300').waitFor();
  await show('goods-item');
  await till.click('tab-manage');
}
