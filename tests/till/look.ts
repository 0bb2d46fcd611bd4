/** Looks at a screen as it is drawn: text that does not fit, targets that are too small, what axe finds. Changes nothing. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** What axe-core leaves on a page. */
    axe?: Pick<typeof axe, 'run'>;
  }
}

/** Everything axe calls serious or critical, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const results = await page.evaluate(() => window.axe?.run(document, {
    resultTypes: ['violations'], selectors: false, preload: false, iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  }));
  if (results === undefined) return ['axe did not run'];
  return results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Text outside its box, boxes outside the window, a page that scrolls, targets below 44 px. */
export function drawingFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    const [wide, high] = [window.innerWidth, window.innerHeight];
    if (root.scrollHeight > high || root.scrollWidth > wide) found.push(`the page scrolls: ${root.scrollWidth}x${root.scrollHeight}`);
    const nameOf = (element: Element): string => {
      const place = element.closest('[data-testid]')?.getAttribute('data-testid') ?? '';
      const kind = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      return `${kind} in ${place}: ${(element.textContent ?? '').slice(0, 40)}`;
    };
    const top = document.querySelector('[role=dialog], [role=alertdialog]') ?? document.body;
    const isHidden = (element: Element): boolean =>
      element.closest('.visually-hidden, [hidden], option, script, style, noscript, svg') !== null
      || !element.checkVisibility({ visibilityProperty: true });
    const clips = (style: CSSStyleDeclaration): boolean => /hidden|clip/.test(style.overflowX + style.overflowY);
    const scrolls = (style: CSSStyleDeclaration): boolean => /auto|scroll/.test(style.overflowX + style.overflowY);

    const checkText = (text: Text): void => {
      const holder = text.parentElement;
      if (holder === null || text.data.trim() === '' || isHidden(holder)) return;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width === 0) return;
      for (let up: Element | null = holder; up !== null && up !== root; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (scrolls(style)) return;
        if (!clips(style)) continue;
        if ((style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') && up.closest('[title], [aria-label]') !== null) return;
        const frame = up.getBoundingClientRect();
        const isWider = box.right > frame.right + 1.5 || box.left < frame.left - 1.5;
        if (isWider || box.bottom > frame.bottom + 4 || box.top < frame.top - 4) return void found.push(`text is cut by ${nameOf(up)}`);
      }
      const isOff = box.right > wide + 1 || box.bottom > high + 1 || box.left < -1 || box.top < -1;
      if (isOff) found.push(`text is off the screen: ${nameOf(holder)}`);
    };
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) checkText(node as Text);

    for (const element of top.querySelectorAll<HTMLElement>('button, span, strong, p, h1, h2, h3, dd, dt, td, th, label, li')) {
      const style = getComputedStyle(element);
      if (isHidden(element) || style.display === 'inline' || scrolls(style) || style.textOverflow === 'ellipsis') continue;
      const holdsText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
      if (holdsText && element.scrollWidth > element.clientWidth + 1) found.push(`text overflows ${nameOf(element)}`);
    }

    const targets = 'button, a[href], input:not([type=file]):not([type=radio]), textarea, label.choice-tile, [role=option], [role=row]';
    for (const element of top.querySelectorAll<HTMLElement>(targets)) {
      const box = element.getBoundingClientRect();
      if (isHidden(element) || (box.width >= 43.5 && box.height >= 43.5)) continue;
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      // Drawn smaller than it is sensitive: what is 21 px from its middle must still be it.
      const reaches = (x: number, y: number): boolean => element.contains(document.elementFromPoint(x, y));
      const tall = box.height >= 43.5 || (reaches(middle.x, middle.y - 21) && reaches(middle.x, middle.y + 21));
      const broad = box.width >= 43.5 || (reaches(middle.x - 21, middle.y) && reaches(middle.x + 21, middle.y));
      if (!tall || !broad) found.push(`${Math.round(box.width)}x${Math.round(box.height)} to touch: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}
