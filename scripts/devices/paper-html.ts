// Paper -> HTML: each column a cell of its own, so that Hangul is exactly two columns in any font.
// Pure: never asks the clock or the network. All text from receipts is escaped here.

import { modulesOf } from './barcode.ts';
import { pictureOf } from './bitmap.ts';
import {
  type Align, type AutoStatus, type Barcode, type Columns, columnsOf, type Cut, type Failure, type Feed, type Image, type Job,
  type Line, type Marker, type Paper, type Piece, type Pulse, type Qr, type Run,
} from './paper.ts';
import { bilingual, escaped, ruleWords } from './words.ts';

/** The newest jobs are drawn; the rest stay in paper.json. */
const drawnJobsMax = 20;
const drawnFeedLinesMax = 12;

function clock(iso: string): string {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** One run as cells; `from` is the column it starts in, so that cells past the edge can be marked. */
function drawRun(run: Run, from: number, edge: Columns): string {
  const { width, height } = run.size;
  let column = from;
  const cells = [...run.text].map((letter) => {
    const columns = columnsOf(letter);
    column += columns * width;
    const kind = `${columns === 2 ? 'w' : 'n'}${column > edge ? ' over' : ''}`;
    return `<span class="${kind}"><span class="g">${escaped(letter)}</span></span>`;
  });
  const marks = `run${run.bold ? ' bold' : ''}${run.underline ? ' under' : ''}`;
  const scale = width === 1 && height === 1 ? '' : ` style="--w:${width};--h:${height}"`;
  return `<span class="${marks}"${scale}>${cells.join('')}</span>`;
}

function drawLine(line: Line, edge: Columns): string {
  let column = 0;
  const runs = line.runs.map((run) => {
    const drawn = drawRun(run, column, edge);
    column += [...run.text].reduce((sum, letter) => sum + columnsOf(letter) * run.size.width, 0);
    return drawn;
  });
  const spacing = line.spacing === null ? '' : ` style="--line:${line.spacing}"`;
  const over = line.columns > edge ? ' overflow' : '';
  return `<div class="line ${line.align}${over}"${spacing}>${runs.join('')}</div>`;
}

function dots(count: number): string {
  return `calc(var(--dot) * ${count})`;
}

function drawFeed(feed: Feed): string {
  const count = feed.unit === 'dots' ? feed.count : Math.min(feed.count, drawnFeedLinesMax) * 30;
  return `<div style="height:${dots(count)}"></div>`;
}

/** Dark stretches as one SVG path; x, y and sizes in modules. */
function drawSymbol(path: string, wide: number, high: number, widthDots: number, heightDots: number, label: string): string {
  return `<svg role="img" aria-label="${escaped(label)}" viewBox="0 0 ${wide} ${high}" preserveAspectRatio="none" `
    + `style="width:${dots(widthDots)};height:${dots(heightDots)}"><path d="${path}"/></svg>`;
}

function drawBarcode(barcode: Barcode): string {
  let x = 0;
  const bars = [...barcode.bars].map((digit, place) => {
    const left = x;
    x += Number(digit);
    return place % 2 === 0 ? `M${left} 0h${digit}v1h-${digit}z` : '';
  });
  const label = `${barcode.type} ${barcode.text}`;
  const wide = modulesOf(barcode.bars);
  const symbol = drawSymbol(bars.join(''), wide, 1, wide * barcode.moduleDots, barcode.heightDots, label);
  const words = `<span class="hri">${escaped(barcode.text)}</span>`;
  const above = barcode.hri === 'above' || barcode.hri === 'both' ? words : '';
  const below = barcode.hri === 'below' || barcode.hri === 'both' ? words : '';
  return placed(barcode.align, `<span class="symbol">${above}${symbol}${below}</span>`, label);
}

function placed(align: Align, inner: string, title: string): string {
  return `<div class="block ${align}" title="${escaped(title)}">${inner}</div>`;
}

function drawQrCode(qr: Qr): string {
  const side = qr.matrix.length;
  const path = qr.matrix.flatMap((row, y) => [...row.matchAll(/1+/g)].map(
    (stretch) => `M${stretch.index} ${y}h${stretch[0].length}v1h-${stretch[0].length}z`,
  ));
  const label = `QR ${qr.text}`;
  return placed(qr.align, drawSymbol(path.join(''), side, side, side * qr.moduleDots, side * qr.moduleDots, label), label);
}

function drawImage(image: Image): string {
  const source = pictureOf(Buffer.from(image.bitmap, 'base64'), image.widthBytes);
  const size = `width:${dots(image.widthBytes * 8 * image.scale.width)};height:${dots(image.rows * image.scale.height)}`;
  return placed(image.align, `<img alt="그림 image" src="${source}" style="${size}">`, '그림 image');
}

function drawCut(cut: Cut): string {
  const words = cut.full ? { ko: '완전히 자름', en: 'Full cut' } : { ko: '부분 자름', en: 'Partial cut' };
  return `<div class="cut${cut.full ? ' full' : ''}"><span>✂ ${bilingual(words)}</span></div>`;
}

function drawPulse(pulse: Pulse): string {
  const words = bilingual({ ko: '돈통 열림', en: 'Drawer opened' });
  return `<div class="event pulse"><strong>${words}</strong><time>${clock(pulse.at)}</time>`
    + `<span>${pulse.pin}번 핀 · ${pulse.onMs}/${pulse.offMs} ms${pulse.realtime ? ' · DLE DC4' : ''}</span></div>`;
}

function drawMarker(marker: Marker): string {
  const words = bilingual({ ko: '인쇄 확인', en: 'Print confirmed' });
  return `<div class="event"><strong>${words}</strong><time>${clock(marker.at)}</time><code>${escaped(marker.id)}</code></div>`;
}

function drawAutoStatus(piece: AutoStatus): string {
  const words = bilingual({ ko: '자동 상태 알림', en: 'Automatic status' });
  return `<div class="event"><strong>${words}</strong><code>${piece.mask.toString(16).padStart(2, '0')}</code></div>`;
}

function drawPiece(piece: Piece, edge: Columns): string {
  switch (piece.kind) {
    case 'line': return drawLine(piece, edge);
    case 'feed': return drawFeed(piece);
    case 'barcode': return drawBarcode(piece);
    case 'qr': return drawQrCode(piece);
    case 'image': return drawImage(piece);
    case 'cut': return drawCut(piece);
    case 'pulse': return drawPulse(piece);
    case 'marker': return drawMarker(piece);
    case 'autoStatus': return drawAutoStatus(piece);
  }
}

function drawFailure(failure: Failure): string {
  const detail = failure.detail ? `<span class="detail">${escaped(failure.detail)}</span>` : '';
  return `<li><strong>${bilingual(ruleWords[failure.rule])}</strong>`
    + `<span class="where">위치 <span class="en" lang="en">offset</span> ${failure.offset} · `
    + `<code>${failure.bytes}</code></span>${detail}</li>`;
}

function drawVerdict(job: Job): string {
  if (job.failed) {
    const count = job.failures.length + job.failuresOmitted;
    return `<span class="verdict bad">✕ ${bilingual({ ko: `오류 ${count}건`, en: 'failed' })}</span>`;
  }
  if (job.state === 'printing') return `<span class="verdict busy">… ${bilingual({ ko: '인쇄 중', en: 'printing' })}</span>`;
  return `<span class="verdict good">✓ ${bilingual({ ko: '이상 없음', en: 'clean' })}</span>`;
}

/** Paper and what is not paper (drawer, markers) apart: the strip first, then the events under it. */
function drawJob(job: Job, edge: Columns): string {
  const isEvent = (piece: Piece): boolean => piece.kind === 'pulse' || piece.kind === 'marker' || piece.kind === 'autoStatus';
  const strip = job.pieces.filter((piece) => !isEvent(piece)).map((piece) => drawPiece(piece, edge)).join('');
  const events = job.pieces.filter(isEvent).map((piece) => drawPiece(piece, edge)).join('');
  const failures = job.failures.map(drawFailure).join('');
  const more = job.failuresOmitted > 0 ? `<li>… ${job.failuresOmitted}건 더 <span class="en" lang="en">more</span></li>` : '';
  return `<article class="job${job.failed ? ' failed' : ''}" id="job-${job.number}">`
    + `<header><h2>${bilingual({ ko: `작업 ${job.number}`, en: 'Job' })}</h2><time>${clock(job.startedAt)}</time>`
    + `<span class="bytes">${job.bytes.toLocaleString('en')} B</span>${drawVerdict(job)}</header>`
    + (failures ? `<ul class="failures">${failures}${more}</ul>` : '')
    + (strip ? `<div class="strip">${strip}</div>` : '')
    + (events ? `<div class="events">${events}</div>` : '')
    + '</article>';
}

/** The newest jobs as HTML, newest first; what each failure means, in Korean and English, above its paper. */
export function drawPaper(paper: Paper): string {
  const newest = paper.jobs.slice(-drawnJobsMax).reverse();
  if (newest.length === 0) {
    return `<p class="empty">${bilingual({ ko: '아직 인쇄한 것이 없어요.', en: 'Nothing printed yet.' })}</p>`;
  }
  const hidden = paper.jobs.length - newest.length + paper.jobsForgotten;
  const note = hidden > 0 ? `<p class="empty">${bilingual({ ko: `앞선 작업 ${hidden}건`, en: 'earlier jobs not shown' })}</p>` : '';
  return newest.map((job) => drawJob(job, paper.columns)).join('') + note;
}
