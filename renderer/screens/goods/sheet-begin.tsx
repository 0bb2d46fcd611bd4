/** Before a sheet: all goods, one maker's or one category's. */
import { useEffect, useState } from 'react';
import type { GoodsMove } from '../../../src/domain/goods-facts.ts';
import { useDesk } from '../../desk.ts';
import { beginSheet } from '../../flows/goods.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Note } from '../../parts/note.tsx';
import { Select } from '../../parts/select.tsx';
import { goodsStore } from '../../stores/goods.ts';
import { useRight } from '../../stores/till.ts';
import { useWords } from '../../words/words.ts';
import { MakerChoice, type ChosenMaker } from '../manage/maker-choice.tsx';

type Scope = 'all' | 'maker' | 'category';
const words = { all: 'goods.all', maker: 'goods.ofMaker', category: 'goods.ofCategory' } as const;

export function SheetBegin({ move }: { readonly move: GoodsMove }) {
  const { t } = useWords();
  const desk = useDesk();
  const busy = goodsStore.use((goods) => goods.busy);
  const seesMakers = useRight('see_makers_due');
  const [scope, setScope] = useState<Scope>('all');
  const [maker, setMaker] = useState<ChosenMaker | null>(null);
  const categories = useCategories();
  const [category, setCategory] = useState('');
  const ready = scope !== 'maker' || maker !== null;
  const begin = (): void => {
    if (!ready) return;
    void beginSheet(desk, { makerId: scope === 'maker' ? (maker?.id ?? null) : null, category: scope === 'category' ? category : null });
  };
  useKeys('screen', { keys: { Enter: begin } });
  const scopes: readonly Scope[] = ['all', ...(seesMakers ? ['maker' as const] : []), ...(categories.length > 0 ? ['category' as const]
    : [])];
  return (
    <>
      {scope === 'all' && <Note tone="info">{t(`goods.says_${move}`)}</Note>}
      <Choice
        label={t('goods.which')} value={scope} onChange={setScope} testId="goods-scope"
        options={scopes.map((value) => ({ value, word: t(words[value]) }))}
      />
      {scope === 'maker' && <MakerChoice chosen={maker} onChoose={setMaker} />}
      {scope === 'category' && (
        <Select
          label={t('goods.category')} value={category} onChange={setCategory} testId="goods-category"
          options={categories.map((value) => ({ value, word: value === '' ? t('goods.noCategory') : value }))}
        />
      )}
      <Button
        large kind="filled" cap="Enter" disabled={!ready} busy={busy} busyWord={t('common.busy')} onPress={begin}
        testId="goods-begin"
      >
        {`${t(`goods.${move}`)} ${t('goods.begin')}`}
      </Button>
    </>
  );
}

/** The shop's categories; an empty name is goods without one. */
function useCategories(): readonly string[] {
  const desk = useDesk();
  const [categories, setCategories] = useState<readonly string[]>([]);
  useEffect(() => {
    void desk.call('tiles.read', {}).then((answer) => {
      if (answer.ok) setCategories(answer.value.categories.map(({ name }) => name));
    });
  }, [desk]);
  return categories;
}
