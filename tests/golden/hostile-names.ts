/**
 * A hundred item names that break something somewhere: printers, columns, tables, screens, files. Each can be imported
 * (no NUL, no lone surrogate, not blank, at most 200 characters). A table only; it tests nothing.
 */

/** A name and what it breaks. */
export type HostileName = { readonly name: string; readonly why: string };

function named(why: string, ...names: readonly string[]): HostileName[] {
  return names.map((name) => ({ name, why }));
}

const commands = [
  ...named('ESC @ resets the printer', '\x1b@초기화 접시'),
  ...named('ESC p kicks the cash drawer', '서랍\x1bp1\x19\xfa 열기', '\x10\x14\x01\x01\x05 즉시 서랍'),
  ...named('GS V cuts the paper', '자르기\x1dV\x01 컵', '\x1dVB\x10머그'),
  ...named('DLE EOT asks for a status nobody reads', '상태\x10\x04\x01 잔'),
  ...named('FS . leaves Hangul mode: all that follows is garbage', '한글\x1c. 끄기'),
  ...named('ESC R 0 turns the won sign into a backslash', '나라\x1bR\x1f 바꾸기'),
  ...named('GS ( k prints a QR code of its own', 'QR\x1d(k\x03\x011Q0 엽서'),
  ...named('GS k eats the following bytes as a barcode', '\x1dkI\x7f막대'),
  ...named('GS r answers the till in the place of the marker', '표시\x1dr\x01 그릇'),
  ...named('GS ! prints the rest eight times as large', '\x1d!\x77큰 글씨'),
  ...named('ESC J feeds the roll out', '\x1bJ\xff용지 빼기'),
  ...named('CAN and ESC = deselect the printer', '\x18\x1b=\x02끄기'),
  ...named('XOFF stops a serial printer', '멈춤\x13 \x11시작'),
  ...named('a bell, a backspace and a delete', '종\x07\x08\x7f 모빌'),
];

const invisible = [
  ...named('a tab is no column', '탭\t찻잔'),
  ...named('line ends break the line and the CSV', '두\n줄', '두\r\n줄', '옛\r맥', '줄\u2028구분'),
  ...named('form feed and vertical tab', '용지\x0c넘김\x0b'),
  ...named('C1 controls: CSI and NEL', '\u009b31m빨강', '다음\u0085줄'),
  ...named('zero width: space, joiner, non-joiner, no-break', '영\u200b폭', '이음\u200d자', '끊음\u200c자', '\ufeff바이트순서'),
  ...named('soft hyphen is in CP949 and prints', '부드러운\u00ad붙임표'),
  ...named('Hangul fillers print as nothing, and begin a composed syllable on some printers', '채움\u3164문자', '\u115f\u1160가'),
  ...named('variation selectors and tags hide text', '붓\ufe0f\ufe0e', '꼬리\u{e0041}\u{e007f}표'),
  ...named('no-break, thin and ideographic spaces', '넓은\u00a0\u2009\u3000빈칸'),
];

const directions = [
  ...named('right-to-left override turns a price round', '정가 \u202e000,51\u202c원', '\u202e접시'),
  ...named('isolates left open', '\u2067도자기', '\u2068\u2066컵\u2069'),
  ...named('Hebrew and Arabic, not in CP949', 'שלום 잔', 'مرحبا', '\u200f접시\u200e', 'ﷺ 장식'),
];

const composition = [
  ...named('decomposed Hangul, as macOS writes it', '옻칠 수저'.normalize('NFD'), '각'.normalize('NFD').repeat(30)),
  ...named('decomposed Latin', 'Cafe\u0301 머그', 'a\u030a\u0323'),
  ...named('old Hangul has no syllable', '\u1112\u119e\u11ab글'),
  ...named('jamo, whole and half wide', 'ㄱㄴㄷ 자음 머그', 'ﾡﾤ 반각'),
  ...named('a tower of marks', `Z${'\u0301\u0302\u0303'.repeat(20)}잘고`),
  ...named('a mark without a letter', '\u0301접시'),
];

const emoji = [
  ...named('emoji: not in CP949', '🍵 녹차', '👍🏽', '🇰🇷 국기 배지', '1\ufe0f\u20e3 번', '❤\ufe0f 머그'),
  ...named('many code points, one picture', '👨\u200d👩\u200d👧\u200d👦 가족 머그', '👩🏿\u200d🚀 배지'),
  ...named('a flag made of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 깃발'),
];

const codePage = [
  ...named('syllables outside KS X 1001', '뷁', '똠방각하 펲시', '갂갃갅 쎾쓩'),
  ...named('Hanja, a compatibility form, and one beyond the BMP', '漢字 족자', '\uf914', '𠮷野 그릇'),
  ...named('kana, whole and half wide', 'ひらがな カタカナ', 'ｶﾞﾗｽ'),
  ...named('won, backslash and yen are one byte on some printers', '₩1,000 \\1,000 ￦1,000 ¥1,000'),
  ...named('dashes and quotes that CP949 lacks', '손—글씨 – 엽서 ‘가’ “나” « 다 »'),
  ...named('Latin letters that CP949 lacks', 'Crème brûlée Ñandú', 'Ångström Łódź', 'tiếng Việt'),
  ...named('signs', '½ ① ⑳ ㉑ ㎡ ℡ ™ © ® € £', '←↑→↓ ♠♥ ♡ ★☆'),
  ...named('ligatures, full width and mathematical letters', 'ﬁne ＡＢＣ 𝐀𝟙'),
  ...named('Thai: marks above and below', 'ผ้าไหม'),
  ...named('Greek and Cyrillic are in CP949 and two columns wide', 'αβγ Ωмир'),
  ...named('private use, object replacement and a noncharacter', '\ue000\uf8ff', '물건\ufffc', '\ufdd0접시'),
];

const lengths = [
  ...named('exactly one line, and one byte more', 'a'.repeat(42), 'a'.repeat(43)),
  ...named('a syllable on the edge of the paper', `a${'가'.repeat(20)}나다`),
  ...named('200 characters', 'W'.repeat(200), '뷁'.repeat(200), '가a'.repeat(100), `${'도자기 '.repeat(49)}접시`),
  ...named('wide gaps', `왼쪽${' '.repeat(60)}오른쪽`),
];

const imitations = [
  ...named('looks like the receipt itself', '='.repeat(42), '합계                                35,900', '** 재발행 9 **', '현금 받은돈 1,000,000'),
  ...named('looks like a formula, markup or a query', "=cmd|' /C calc'!A1", '<img src=x onerror=alert(1)>', "'; DROP TABLE sale; --"),
  ...named('looks like a format or a path', '%s%n ${jndi:ldap://x} {{7*7}}', '../../../../etc/passwd'),
  ...named('looks like nothing', 'null', '0'),
  ...named('quotes and commas', '"큰", 작은 컵'),
];

/** All hundred. */
export const hostileNames: readonly HostileName[] = [
  ...commands, ...invisible, ...directions, ...composition, ...emoji, ...codePage, ...lengths, ...imitations,
];
