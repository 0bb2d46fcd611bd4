// Works the demo shop always has, whatever the seed: what pictures and walk-throughs show, and three shared boxes.
// Fixed words and prices only; it never draws a number.

/** A work of a named maker. `box` names a bought-in box whose printed EAN it carries, as another's work may too. */
export interface Showpiece {
  readonly maker: string;
  readonly name: string;
  readonly price: number;
  readonly stock: number;
  readonly isOneOff?: true;
  readonly isExempt?: true;
  readonly box?: string;
}

const work = (maker: string, name: string, price: number, stock: number): Showpiece =>
  ({ maker, name, price, stock });
const single = (maker: string, name: string, price: number): Showpiece =>
  ({ maker, name, price, stock: 1, isOneOff: true });
const untaxed = (maker: string, name: string, price: number, stock: number): Showpiece =>
  ({ maker, name, price, stock, isExempt: true });
const boxed = (box: string, maker: string, name: string, price: number, stock: number): Showpiece =>
  ({ maker, name, price, stock, box });

export const SHOWPIECES: readonly Showpiece[] = [
  work('칠몽', '옻칠 수저 세트 2벌 · 자개 매화', 68000, 4),
  work('칠몽', '옻칠 수저 1벌 · 흑칠', 32000, 9),
  work('칠몽', '옻칠 수저 1벌 · 주칠', 32000, 6),
  work('칠몽', '혼례 옻칠 수저집 선물 세트', 96000, 2),
  work('오월의숲 목공방', '옻칠 수저받침 · 나뭇잎', 14000, 0),
  work('누비다', '누빔 파우치 S · 쪽빛', 14900, 11),
  work('누비다', '누빔 파우치 M · 쪽빛', 18900, 14),
  work('누비다', '누빔 파우치 L · 쪽빛', 24900, 5),
  work('누비다', '누빔 파우치 M · 다홍', 18900, 8),
  single('하담도예', '백자 달항아리 미니', 120000),
  work('하담도예', '달항아리 향꽂이', 34000, 6),
  work('비색가마', '청자 비색 찻잔', 26000, 12),
  untaxed('느린서재', '손글씨 에세이 『소담한 하루』', 12000, 9),
  work('종이꽃 한지공방', '한지 꽃 책갈피 3종', 6500, 38),
  work('은결', '은 매화 귀걸이', 45000, 5),
  work('한올자수', '자수 복주머니 키링 · 다홍', 9800, 17),
  work('한올자수', '자수 복주머니 키링 · 쪽빛', 9800, 12),
  work('모시결', '모시 조각보 테이블 러너 · 소', 54000, 4),
  work('모시결', '모시 조각보 테이블 러너 · 대', 62000, 3),
  work('모시결', '조각보 컵받침 4장', 16000, 10),
  work('봄날의 향', '솔향 왁스 타블렛', 11000, 13),
  work('섬부엌', '댕유지 마멀레이드 220g', 9500, 16),
  single('매듭짓는 오후', '국화매듭 이중 술 노리개 가방걸이 (연분홍·진달래)', 32000),
  work('매듭짓는 오후', '미니 노리개', 18000, 15),
  untaxed('구례 들녘', '햇 서리태 500g', 8900, 22),
  work('바람선방', '합죽선 · 먹산수', 38000, 7),
  work('인사동 화첩', '인사동 수채 엽서', 2500, 52),
  single('자개달', '나전 국화당초문 이단 보석함 (흑칠·전복 자개 23×17cm)', 880000),
  single('규방 수틀', '십장생 자수 여덟 폭 병풍', 1200000),
  boxed('오동나무 상자', '하담도예', '백자 찻잔 2인 세트 (오동나무 상자)', 78000, 3),
  boxed('오동나무 상자', '칠몽', '옻칠 찻잔 2인 세트 (오동나무 상자)', 118000, 2),
  boxed('둥근 틴', '솔숲향방', '솔잎 고체 향수 (둥근 틴)', 18000, 9),
  boxed('둥근 틴', '비누꽃', '카렌듈라 손 밤 (둥근 틴)', 15000, 7),
  boxed('유리병', '달큰부엌', '생강청 280ml (손잡이 유리병)', 13500, 8),
  boxed('유리병', '유자마을 부엌', '유자청 280ml (손잡이 유리병)', 14500, 10),
];

const packing = '봉투·포장';
const keepsakes = '소담 기념품';
const services = '서비스';

/** Goods and work of the shop itself: no maker. Bags and wrapping are never counted; an empty price is typed at the till. */
export const OWN_GOODS: readonly (readonly [name: string, price: number | null, stock: number | null, category: string])[] = [
  ['종이 쇼핑백 · 소', 100, null, packing],
  ['종이 쇼핑백 · 중', 200, null, packing],
  ['종이 쇼핑백 · 대', 500, null, packing],
  ['선물 상자 · 소', 1000, 60, packing],
  ['선물 상자 · 중', 1500, 48, packing],
  ['선물 상자 · 대', 2500, 33, packing],
  ['공단 보자기 포장', 5000, null, packing],
  ['한지 포장', 2000, null, packing],
  ['도자기 완충 상자', 3000, 36, packing],
  ['소담상회 메시지 카드', 500, 60, keepsakes],
  ['소담상회 에코백', 12000, 28, keepsakes],
  ['소담상회 배지', 5000, 44, keepsakes],
  ['선물 포장비 (크기에 따라)', null, null, packing],
  ['국내 택배비', null, null, services],
  ['해외 배송비', null, null, services],
  ['공방 체험 클래스', null, null, services],
];
