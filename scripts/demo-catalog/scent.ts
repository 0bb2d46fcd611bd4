// 향·비누: candles, soap and incense. Word lists only; it never builds a row.
import { consign, goods, outright, small, special, visit, words } from './words.ts';
import type { Category, Craft } from './words.ts';

const candles: Craft = {
  makers: [special('봄날의 향', 2500, 'ean'), special('솔숲향방', 3000, 'ean'), special('촛불 켜는 밤', 3000, 'ean')],
  slots: {
    향: words('숲속|매화|무화과|백단|라벤더|유자|비 온 뒤|쑥|동백'),
    양: words('100g|200g +9000'),
    꼴: words('한옥|석탑|모란|달항아리|솔방울'),
    ml: words('50ml|100ml +9000'),
    꽃: words('안개꽃|수국|천일홍'),
  },
  lines: [
    goods('{향} 소이캔들 {양}', 16000, 22000), goods('{향} 디퓨저 {ml}', 17000, 24000), goods('{꼴} 모양 캔들', 14000, 21000),
    goods('{꽃} 왁스 타블렛 · {향}', 10000, 14000), goods('{향} 룸 스프레이 {ml}', 13000, 18000),
    goods('밀랍초 2자루 세트', 15000, 20000), goods('{향} 석고 방향제', 8000, 12000), small('{향} 사쉐', 6000, 9000),
    goods('{향} 티라이트 6개', 9000, 13000), goods('{향} 캔들 성냥 선물 세트', 28000, 36000), goods('{향} 차량용 방향제', 13000, 18000),
    visit('소이캔들 클래스'),
  ],
};

const soap: Craft = {
  makers: [special('거품집', 2500, 'ean'), outright('비누꽃', 'ean'), special('잿물과 기름', 2500, 'ean')],
  slots: {
    재: words('쑥|어성초|진주|쌀겨|숯|녹두|유자|카렌듈라|동백'),
    샴푸: words('어성초|동백|쑥|창포'),
    설거지: words('쌀겨|숯|유자|쑥'),
    아기: words('쌀겨|카렌듈라|녹두'),
    입욕: words('쑥|유자|편백|동백|카렌듈라'),
    양: words('80g|110g +2500'),
    개: words('2개|3개 +6500'),
    꼴: words('조약돌|기와|연꽃|달'),
  },
  lines: [
    goods('{재} 숙성 비누 {양}', 8000, 11000), goods('{샴푸} 샴푸바 {양}', 11000, 14000), goods('{재} 비누 {개} 선물 세트', 18000, 24000),
    goods('{꼴} 모양 비누 · {재}', 7000, 10000), goods('{설거지} 설거지 비누 150g', 6500, 9000),
    goods('{입욕} 입욕 소금 200g', 12000, 16000), goods('{입욕} 입욕제 3개입', 10000, 14000), goods('삼베 비누망', 4500, 6500),
    goods('{아기} 아기 비누 {양}', 9000, 12000), goods('나무 비누받침 · {꼴}', 9000, 14000), visit('천연비누 만들기 클래스'),
  ],
};

const incense: Craft = {
  makers: [consign('향로와 연기', 2500, 'ean'), special('한약방 옆 향집', 2500, 'ean')],
  slots: {
    향: words('침향|백단|솔잎|당귀|쑥|편백|계피'),
    나무: words('침향|백단|편백|향나무'),
    양: words('20개입|40개입 +9000'),
    빛: words('쪽빛|다홍|소색|연두'),
    꼴: words('연잎|두꺼비|조약돌|산'),
  },
  lines: [
    goods('{향} 선향 {양}', 9000, 15000), goods('{향} 콘 인센스 {양}', 9000, 13000), goods('{향} 향주머니 · {빛}', 12000, 17000),
    goods('{향} 고체 향수 8g', 17000, 23000), goods('{향} 향낭 장식 · {빛}', 18000, 26000), goods('놋쇠 향꽂이 · {꼴}', 22000, 32000),
    goods('{나무} 조각 향 30g', 10000, 14000), goods('{향} 베개 향 스프레이 50ml', 14000, 18000),
    goods('선향 5종 체험 세트', 16000, 21000), goods('{향} 옷장 향 블록 4개', 9000, 13000),
  ],
};

/** 향·비누 */
export const SCENT: Category = { name: '향·비누', crafts: [candles, soap, incense] };
