// 먹거리: what the small kitchens and farms of the demo shop put in jars. Word lists only; it never builds a row.
// Exempt lines are food that was only hulled, cut, dried or sun-evaporated; whatever was
// cooked, pressed, roasted or blended is taxable.
// It leaves out what the law treats by packaging or by year: kimchi, pickles, soybean pastes, honey.
import { consign, exempt, goods, outright, special, words } from './words.ts';
import type { Category, Craft } from './words.ts';

const jars: Craft = {
  makers: [
    special('섬부엌', 2500, 'ean'), special('과수원 옆집', 2500, 'ean'), consign('달큰부엌', 1800, 'ean'),
    special('유자마을 부엌', 2500, 'ean'),
  ],
  slots: {
    청: words('유자|레몬|생강|매실|오미자|자몽|한라봉|모과'),
    잼: words('딸기|무화과|블루베리|살구|복숭아|단호박|밀크'),
    양: words('220g|400g +6500'),
    청양: words('300g|500g +7000'),
    입: words('3개|6개 +13000'),
  },
  lines: [
    goods('{청}청 {청양}', 12000, 16000), goods('{잼}잼 {양}', 9000, 12500), goods('{잼}잼 미니 {입} 세트', 15000, 19000),
    goods('{청} 식초 음료 500ml', 14000, 19000), goods('{청} 스틱청 10포', 13000, 17000), goods('도라지 배 조청 300g', 16000, 22000),
    goods('수제 과일청 선물 세트 {입}', 32000, 42000), goods('{청} 젤리 12개입', 9000, 12000),
  ],
};

const teas: Craft = {
  makers: [
    special('찻잎소리', 2000, 'ean'), consign('산들다원', 2000, 'ean'), special('꽃차시간', 2500, 'ean'),
    outright('차 볶는 집', 'ean'),
  ],
  slots: {
    꽃: words('메리골드|목련|국화|맨드라미|팬지|도라지꽃|구절초'),
    잎: words('녹차 중작|녹차 세작 +4000|녹차 우전 +11000|발효차|황차'),
    볶: words('메밀|둥굴레|우엉|돼지감자|현미|작두콩|연근'),
    양: words('30g|60g +14000'),
    티: words('10티백|20티백 +7500'),
    블: words('저녁 산책|비 오는 오후|맑은 아침|늦은 독서'),
  },
  lines: [
    goods('{꽃}차 10g', 9000, 14000), goods('{잎} {양}', 18000, 28000), goods('{볶}차 {티}', 8000, 11000),
    goods('블렌딩 티 「{블}」 {티}', 9500, 13000), goods('꽃차 4종 선물 세트', 34000, 42000), goods('호박 생강차 {티}', 8500, 11000),
    goods('쌍화차 6포', 12000, 16000), goods('대추차 진액 500g', 18000, 24000), goods('{볶}차 틴케이스 80g', 11000, 15000),
  ],
};

const sweets: Craft = {
  makers: [consign('단정한과', 2000, 'ean'), special('강정집 달', 2500, 'ean'), special('조청과 엿', 2500, 'ean')],
  slots: {
    강정: words('깨|땅콩|쌀|검은콩|해바라기씨'),
    약: words('개성|꽃|미니'),
    입: words('6개입|12개입 +9000'),
    정: words('인삼|귤|연근|생강|사과'),
    양갱: words('쑥|유자|흑임자|팥|밤'),
    다식: words('쑥|흑임자|송화|콩'),
    조청: words('쌀|도라지|무|수수|호박'),
    색: words('오색|백년초|치자'),
  },
  lines: [
    goods('{강정}강정 200g', 7500, 11000), goods('{약} 약과 {입}', 9000, 13000), goods('{정} 정과 150g', 12000, 17000),
    goods('{색} 유과 180g', 9000, 13000), goods('{조청} 조청 300g', 11000, 15000), goods('{양갱} 양갱 {입}', 13000, 18000),
    goods('{다식} 다식 {입}', 14000, 19000), goods('호박엿 250g', 6500, 9000), goods('생강 편강 120g', 9000, 12000),
    goods('도라지 정과 150g', 16000, 22000), goods('한과 선물 상자 (유과·약과·강정)', 38000, 58000),
  ],
};

const bakes: Craft = {
  makers: [special('밀밭과자점', 3000, 'ean'), special('오븐 앞에서', 3000, 'ean'), consign('쌀가루 과자방', 500, 'ean')],
  slots: {
    맛: words('흑임자|쑥|얼그레이|코코넛|말차|초코|인절미'),
    그: words('오리지널|견과|카카오|단호박'),
    꼴: words('한옥|기와|호랑이|복주머니|단풍잎'),
    장: words('1개|3개 +6500'),
  },
  lines: [
    goods('{맛} 쿠키 6개입', 7500, 10500), goods('{맛} 스콘 2개입', 7000, 9500), goods('{그} 그래놀라 300g', 12000, 16000),
    goods('{꼴} 모양 쿠키 {장}', 3000, 4500), goods('{맛} 머랭 쿠키 50g', 6000, 8500), goods('쌀 파운드케이크 · {맛}', 15000, 21000),
    goods('{맛} 마들렌 4개입', 9500, 13000), goods('{맛} 브라우니 4조각', 13000, 17000), goods('{꼴} 쿠키 선물 상자', 22000, 29000),
    goods('통밀 크래커 120g · {그}', 6500, 9000),
  ],
};

const farms: Craft = {
  makers: [
    consign('구례 들녘', 1500), consign('산골건조장', 1500, 'ean'), consign('햇살농원', 1500, 'ean'),
    consign('다랑논 쌀집', 1500, 'ean'),
  ],
  slots: {
    콩: words('서리태|서목태|백태|팥|녹두|선비콩'),
    쌀: words('현미|흑미|찹쌀|오분도미|녹미'),
    잡: words('수수|기장|차조|보리쌀|율무쌀'),
    나물: words('말린 고사리|말린 취나물|말린 곤드레|말린 가지|호박고지|무말랭이|무시래기'),
    양: words('500g|1kg +8000'),
    말: words('건대추|곶감|감말랭이|사과말랭이'),
    견: words('깐 호두|가평 잣|깐 은행'),
    건: words('60g|120g +8500'),
  },
  lines: [
    exempt('햇 {콩} {양}', 8500, 12000), exempt('{쌀} {양}', 5500, 8500), exempt('{잡} {양}', 6500, 9500),
    exempt('{나물} {건}', 8000, 12000), exempt('{말} 300g', 11000, 17000), exempt('{견} 200g', 11000, 18000),
    exempt('건표고 슬라이스 {건}', 9500, 13000), exempt('통 건표고 {건}', 12000, 16000), exempt('생들깨 {양}', 9500, 13000),
    exempt('참깨 {양}', 15000, 21000), exempt('햇 고춧가루 {양}', 19000, 25000), exempt('혼합 잡곡 10곡 {양}', 9000, 12000),
  ],
};

const shore: Craft = {
  makers: [consign('갯마을 건조장', 1500, 'ean'), consign('바다곳간', 1800, 'ean')],
  slots: {
    소: words('500g|1kg +5500'),
    양: words('100g|200g +8500'),
    맛: words('함초|마늘|표고|허브'),
    멸: words('볶음용|국물용'),
  },
  lines: [
    exempt('신안 천일염 {소}', 5500, 8000), exempt('말린 미역 {양}', 8500, 12000), exempt('다시마 {양}', 7000, 10000),
    exempt('곱창돌김 50장', 18000, 24000), exempt('마른멸치 {멸} {양}', 9500, 13500), exempt('말린 톳 {양}', 7500, 10500),
    exempt('황태채 {양}', 11000, 15000), exempt('마른새우 {양}', 10000, 14000), goods('{맛} 구운소금 {양}', 7500, 11000),
    goods('김부각 {양}', 8500, 12000), goods('조미 감태 20장', 13000, 17000), goods('{맛} 소금 그라인더', 12000, 16000),
  ],
};

const oils: Craft = {
  makers: [consign('방앗간 고소', 2000, 'ean')],
  slots: {
    기: words('참기름|들기름|생들기름'),
    ml: words('180ml|300ml +9000'),
    양: words('150g|300g +6500'),
  },
  lines: [
    goods('저온 압착 {기} {ml}', 16000, 23000), goods('볶은 들깻가루 {양}', 9500, 13000), goods('볶은 참깨 {양}', 9000, 12000),
    goods('미숫가루 {양}', 9500, 12500), goods('참기름 들기름 2병 세트', 42000, 54000), goods('흑임자 페이스트 180g', 13000, 17000),
    goods('땅콩버터 200g', 11000, 14000),
  ],
};

const vinegar: Craft = {
  makers: [special('식초항아리', 2500, 'ean')],
  slots: {
    식: words('현미|감|사과|오디|포도|매실'),
    ml: words('200ml|375ml +9000'),
  },
  lines: [
    goods('{식} 발효 식초 {ml}', 12000, 17000), goods('{식} 발사믹 {ml}', 19000, 26000), goods('발효 식초 3종 선물 세트', 42000, 54000),
    goods('{식} 식초 젤리 12개입', 9000, 12000),
  ],
};

const crisps: Craft = {
  makers: [special('한술누룽지', 2500, 'ean'), special('바삭한 마을', 2500, 'ean')],
  slots: {
    누: words('현미|찹쌀|귀리|흑미'),
    부: words('연근|고추|다시마|표고|우엉'),
    칩: words('단호박|자색고구마|사과|비트'),
    양: words('150g|300g +6500'),
  },
  lines: [
    goods('{누} 누룽지 {양}', 6500, 9000), goods('{부} 부각 80g', 8500, 11500), goods('{칩} 칩 50g', 4500, 6500),
    goods('{누} 뻥과자 {양}', 4500, 6500), goods('귀리 선식 10포', 15000, 19000), goods('{누} 누룽지 스낵 60g', 3500, 5000),
    goods('부각 4종 선물 상자', 34000, 44000),
  ],
};

/** 먹거리 */
export const FOOD: Category = { name: '먹거리', crafts: [jars, teas, sweets, bakes, farms, shore, oils, vinegar, crisps] };
