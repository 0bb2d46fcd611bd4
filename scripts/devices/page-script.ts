// The page's own script, as text for the browser: follow changes, redraw, press buttons.
// Never builds HTML from receipts: the server sends it escaped.

export const script = `
'use strict';
const paper = document.getElementById('paper');
const link = document.getElementById('link');

async function refresh() {
  const [strip, device] = await Promise.all([fetch('/strip'), fetch('/state')]);
  paper.replaceChildren(...new DOMParser().parseFromString(await strip.text(), 'text/html').body.childNodes);
  const { state, answers, bufferedBytes } = await device.json();
  for (const button of document.querySelectorAll('button[data-change]')) {
    const change = JSON.parse(button.dataset.change);
    button.setAttribute('aria-pressed', String(Object.keys(change).every((key) => state[key] === change[key])));
  }
  const buffered = document.getElementById('buffered');
  buffered.textContent = bufferedBytes.toLocaleString('en') + ' B';
  buffered.closest('div').classList.toggle('odd', bufferedBytes > 0);
  answers.forEach((byte, at) => {
    const cell = document.getElementById('answer-' + (at + 1));
    cell.textContent = byte;
    cell.closest('div').classList.toggle('odd', byte !== '12');
  });
}

function post(path, body) {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

document.querySelector('aside').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.change) post('/state', JSON.parse(button.dataset.change));
  else post('/clear', {});
});

const events = new EventSource('/events');
events.addEventListener('open', () => { link.classList.remove('lost'); link.textContent = link.dataset.live; refresh(); });
events.addEventListener('error', () => { link.classList.add('lost'); link.textContent = link.dataset.lost; });
events.addEventListener('message', refresh);
`;
