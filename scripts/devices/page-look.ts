// The look of the virtual printer's page. Never needs the network: system typefaces, no pictures.

/** Cells are 10 px by line 30 dots; a dot is a twelfth of a cell, as in Font A (12 x 24). */
export const look = `
:root {
  --bg: #F4F1EA; --surface: #FFFFFF; --sunk: #FAF8F4; --ink: #1E1C19; --ink2: #574F44; --ink3: #6E6659; --line: #E3DED3;
  --edge: #8C8374; --accent: #24488F; --tint: #E9EEF8; --ok: #1A6642; --ok-tint: #E4F2E9; --warn: #855000;
  --warn-tint: #FBEFD8; --bad: #B3261E; --bad-tint: #FCE9E6;
  --cell: 10px; --dot: calc(var(--cell) / 12);
  font-family: "Pretendard Variable", Pretendard, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif;
  color: var(--ink); background: var(--bg); font-size: 15px; line-height: 1.45; word-break: keep-all;
}
* { box-sizing: border-box; }
body { margin: 0; }
.en { color: var(--ink3); font-size: .84em; font-weight: 400; }
time, .bytes, code { font-variant-numeric: tabular-nums; }
code { font-family: "D2Coding", "Noto Sans Mono CJK KR", ui-monospace, monospace; font-size: .92em; }
.top { display: flex; align-items: baseline; gap: 16px; padding: 16px 28px; background: var(--surface);
  border-bottom: 1px solid var(--line); }
.top h1 { margin: 0; font-size: 22px; font-weight: 700; }
.top .address { margin-left: auto; color: var(--ink2); }
main { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 28px; max-width: 1180px; margin: 0 auto;
  padding: 28px; align-items: start; }
aside { position: sticky; top: 28px; background: var(--surface); border: 1px solid var(--line); border-radius: 16px;
  padding: 20px; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { padding: 0; margin-bottom: 6px; font-weight: 600; font-size: 14px; }
.keys { display: flex; gap: 6px; flex-wrap: wrap; }
button { flex: 1 1 0; min-height: 44px; padding: 4px 8px; border: 1px solid var(--edge); border-radius: 11px;
  background: var(--surface);
  color: var(--ink); font: inherit; font-size: 14px; font-weight: 600; line-height: 1.2; cursor: pointer; }
button .en { display: block; font-size: 11.5px; }
button:hover { background: var(--sunk); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent);
  box-shadow: inset 0 0 0 1px var(--accent); color: var(--accent); }
button[aria-pressed="true"].warn { background: var(--warn-tint); border-color: var(--warn);
  box-shadow: inset 0 0 0 1px var(--warn); color: var(--warn); }
button[aria-pressed="true"].stop { background: var(--bad-tint); border-color: var(--bad);
  box-shadow: inset 0 0 0 1px var(--bad); color: var(--bad); }
.answers { display: grid; grid-template-columns: repeat(4, 1fr); gap: 6px; margin: 0 0 20px; }
.answers div { background: var(--sunk); border-radius: 6px; padding: 6px; text-align: center; }
.answers .wide { grid-column: 1 / -1; display: flex; justify-content: space-between; align-items: baseline; padding: 6px 10px; }
.answers dt { font-size: 11.5px; color: var(--ink3); }
.answers dd { margin: 0; font-size: 17px; }
.answers .odd dd { color: var(--bad); font-weight: 700; }
.link { margin: 16px 0 0; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; }
.link.lost { color: var(--bad); font-weight: 600; }
.empty { color: var(--ink2); text-align: center; padding: 64px 0; }
.job { margin: 0 auto 28px; width: fit-content; max-width: 100%; }
.job > header { display: flex; align-items: baseline; gap: 12px; margin-bottom: 8px; min-width: 360px; }
.job h2 { margin: 0; font-size: 17px; }
.job header time, .bytes { color: var(--ink2); font-size: 13px; }
.verdict { margin-left: auto; padding: 2px 10px; border-radius: 6px; font-size: 13px; font-weight: 700; }
.verdict .en { color: inherit; }
.good { color: var(--ok); background: var(--ok-tint); } .bad { color: var(--bad); background: var(--bad-tint); }
.busy { color: var(--warn); background: var(--warn-tint); }
.failures { margin: 0 0 10px; padding: 10px 14px 10px 30px; background: var(--bad-tint); color: var(--bad);
  border-radius: 11px; font-size: 14px; max-width: 560px; }
.failures .en { color: inherit; } .failures li { margin: 3px 0; overflow-wrap: anywhere; }
.where, .detail { display: block; font-size: 13px; } .detail { color: var(--ink2); }
.strip { width: max-content; padding: 26px 22px 30px; background: #FFFEFB;
  box-shadow: 0 1px 2px rgba(40,33,20,.10), 0 10px 28px rgba(40,33,20,.10);
  font: 400 calc(var(--cell) * 2)/1 "D2Coding", "NanumGothicCoding", "Nanum Gothic Coding", "Noto Sans Mono CJK KR", monospace;
  color: #1C1917; }
.failed .strip { box-shadow: 0 0 0 2px var(--bad), 0 10px 28px rgba(40,33,20,.10); }
.strip > * { width: calc(var(--dot) * var(--dots)); }
.line { --line: 30; display: flex; align-items: flex-end; min-height: calc(var(--dot) * var(--line)); white-space: pre; }
.line.center, .block.center { justify-content: center; } .line.right, .block.right { justify-content: flex-end; }
.line.overflow { justify-content: flex-start; }
.run { --w: 1; --h: 1; display: flex; }
.n, .w { position: relative; height: calc(var(--dot) * 30 * var(--h)); width: calc(var(--cell) * var(--w)); }
.w { width: calc(var(--cell) * 2 * var(--w)); }
.g { position: absolute; left: 0; width: var(--cell); text-align: center; bottom: calc(var(--dot) * 3 * var(--h));
  transform: scale(var(--w), var(--h)); transform-origin: left bottom; }
.w .g { width: calc(var(--cell) * 2); } .bold { font-weight: 700; } .under .n, .under .w { border-bottom: 1px solid; }
.over { background: var(--bad-tint); color: var(--bad); box-shadow: inset 0 -2px var(--bad); }
.block { display: flex; padding: calc(var(--dot) * 4) 0; }
.block svg, .block img { display: block; image-rendering: pixelated; mix-blend-mode: multiply; } .block path { fill: #1C1917; }
.symbol { display: flex; flex-direction: column; align-items: center; } .hri { padding: 2px 0; letter-spacing: .04em; }
.cut { position: relative; width: auto !important; margin: 14px -22px 0; border-top: 2px dashed var(--edge); height: 0; }
.cut:last-child { margin-bottom: -4px; } .cut.full { border-top-style: solid; }
.cut span { font-family: "Pretendard Variable", Pretendard, "Noto Sans CJK KR", sans-serif; font-size: 12px; color: var(--ink2); }
.cut > span { position: absolute; right: 12px; top: -9px; padding: 0 8px; background: #FFFEFB; line-height: 16px; }
.events { display: grid; gap: 6px; margin-top: 10px; }
.event { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 8px 14px; border-radius: 11px;
  background: var(--surface); border: 1px solid var(--line); font-size: 13px; color: var(--ink2); }
.event strong { color: var(--ink); } .event.pulse { border-left: 5px solid var(--accent); } .pulse strong { font-size: 15px; }
@media (max-width: 900px) { main { grid-template-columns: 1fr; } aside { position: static; } .strip { max-width: 100%;
  overflow-x: auto; } }
`;
