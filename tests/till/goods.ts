/** The small catalogue that the tests of the screen sell from, with prices that can be added up by hand. */
import { catalogOf } from './shop.ts';

export const codes = {
  moonJar: '8800000000010', cup: '8800000000027', notebook: '8800000000034', book: '9788900000014', spoonSet: '8800000000041',
  board: '8800000000058', handkerchief: '8800000000065', scarf: '8800000000072', bowl: '8800000000089', brooch: '8800000000096',
  bag: 'SDM00101', twoItems: '8800000000102', noPrice: 'SDM00900', label: 'ABC123', lot: 'abc-123rkskek', staff: 'abcd',
} as const;

export const goods = catalogOf([
  `${codes.moonJar},백자 달항아리 미니,하담도예,120000,taxable,1,1,consign,2000`,
  `${codes.cup},청자 소주잔,강진물빛,24900,taxable,100,0,consign,1800`,
  `${codes.notebook},한지 공책,,7000,taxable,300,0,,`,
  `${codes.book},도록 한 권,,15000,exempt,50,0,,`,
  `${codes.spoonSet},옻칠 수저,소담칠,38000,taxable,40,0,consign,2000`,
  `${codes.board},나무 도마,숲결,52000,taxable,40,0,special,2500`,
  `${codes.handkerchief},모시 손수건,,9900,taxable,40,0,,`,
  `${codes.scarf},쪽빛 스카프,,46000,taxable,40,0,,`,
  `${codes.bowl},놋그릇,,83000,taxable,40,0,,`,
  `${codes.brooch},매듭 브로치,,17500,taxable,40,0,,`,
  `${codes.bag},종이 쇼핑백,,500,taxable,400,0,,`,
  `${codes.twoItems},나무 숟가락,옻나무집,9000,taxable,40,0,,`,
  `${codes.twoItems},나무 젓가락,옻나무집,8000,taxable,40,0,,`,
  `${codes.noPrice},선물 포장비,,,taxable,,0,,`,
  `${codes.label},이름표 묶음,,1100,taxable,40,0,,`,
  `${codes.lot},염색 천 조각,,2200,taxable,40,0,,`,
  `${codes.staff},짧은 이름표,,3300,taxable,40,0,,`,
]);
