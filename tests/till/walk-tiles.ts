/** Selling by touch, screen by screen: with the practice store's goods, and with thousands of long names in one category. */
import { catalogOf, manager, signIn } from './shop.ts';
import type { Walk } from './show.ts';

const long = '국화당초문을 새긴 분청 상감 모란 넝쿨무늬 이단 찬합과 옻칠 받침 한 벌 (오동나무 상자에 담은 혼례 선물)';
const thousands = catalogOf([
  ...['종이봉투 아주 큰 것 (도자기와 액자까지 들어가는 손잡이 끈 봉투)', 'Extraordinarilylongunbrokenbagname'].map((name, index) => (
    `BAG${index},${name},,${100 + index},taxable,,0,,,봉투·포장`)),
  ...Array.from({ length: 2_000 }, (_, index) => (
    `L${index},${long} ${index},이름이 아주 긴 작가들의 모임 그리고 벗들,${1_234_500 + index},taxable,${index % 3},${index % 3 === 1 ? 1 : 0},consign,2000,${index % 9 === 0 ? '봄 여름 가을 겨울에 어울리는 여러 가지 선물과 살림살이' : '도자'}`)),
]).replace('contractKind,rate', 'contractKind,rate,category');

/** The store that the first start made takes in thousands of long names, and shows them. */
export async function walkThousands({ till, shop, show }: Walk): Promise<void> {
  await signIn(shop, manager);
  const { token } = await shop.ask('catalog.preview', { csv: thousands });
  await shop.ask('catalog.import', { token });
  while ((await shop.ask('till.state', {})).importing !== null) await till.page.waitForTimeout(100);
  await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 10 }] });
  await till.page.reload();
  await till.until('tiles');
  await till.click('tiles-categories');
  await till.until('category');
  await show('tiles-long-categories');
  await till.page.getByTestId('category').filter({ hasText: '도자' }).click();
  await till.until('tile');
  await till.page.getByTestId('tile-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight / 2));
  await till.page.locator('[data-testid=tile]').nth(3).waitFor();
  await till.page.locator('.tile.waits').first().waitFor({ state: 'hidden' });
  await show('tiles-long-names');
}

/** From nothing at hand to a row of it; the cart is as it was before. */
export async function walkTiles({ till, show }: Walk): Promise<void> {
  const { page, keys } = till;
  await till.click('tiles-favourites');
  await page.locator('.tiles-none').waitFor();
  await show('tiles-favourites-none');
  await till.click('tiles-categories');
  await till.until('category');
  await show('tiles-categories');
  await page.getByTestId('category').filter({ hasText: '도예' }).click();
  await till.until('tile');
  await show('tiles-category');
  await till.click('pinning');
  for (let place = 0; place < 5; place += 1) await page.getByTestId('tile').nth(place).click();
  await page.locator('[data-testid=tile][aria-pressed=true]').nth(4).waitFor();
  await show('tiles-pinning');
  await keys.press('F3');
  await page.keyboard.insertText('ㄱㅎㅁㄷ');
  await till.until('hit');
  await show('search-initials');
  await keys.press('Control+d');
  await till.until('notice-pinned');
  await keys.press('Escape');
  await till.click('tiles-favourites');
  await till.until('tile');
  await show('tiles-favourites');
  await till.click('tiles-recent');
  await till.until('tile');
  await show('tiles-recent');
  await keys.press('F5');
  await page.locator('[role=tab]:focus').waitFor();
  await keys.press('ArrowDown');
  await page.locator('[data-testid=tile]:focus').waitFor();
  await show('tiles-focus');
  await keys.press('F3');
  await keys.press('Escape');
}
