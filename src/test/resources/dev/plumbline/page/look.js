// What a page looks like from inside a browser, as one value. Evaluated as a function body.
const visible = (each) => each.checkVisibility() && each.getClientRects().length > 0;
const name = (each) => each.tagName.toLowerCase() + (each.className ? '.' + each.className : '') + ' "' + each.textContent.slice(0, 30) + '"';

function colour(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
}
function ground(each) {
  for (let at = each; at; at = at.parentElement) {
    const back = colour(getComputedStyle(at).backgroundColor);
    if (back.alpha === 1) return back.rgb;
  }
  return [255, 255, 255];
}
function luminance(rgb) {
  const linear = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : Math.pow((c / 255 + 0.055) / 1.055, 2.4)));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
function pale() {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const each = node.parentElement;
    if (!node.textContent.trim() || !visible(each)) continue;
    const ratio = contrast(colour(getComputedStyle(each).color).rgb, ground(each));
    if (ratio < 4.5) found.add(name(each) + ' ' + ratio.toFixed(2));
  }
  return Array.from(found);
}
function blank() {
  return Array.from(document.querySelectorAll('.plot')).filter(function (plot) {
    const canvas = plot.querySelector('canvas');
    if (!canvas || canvas.width === 0) return true;
    // A copy, for reading: the browser says so when the page's own canvas is read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    const seen = new Map();
    for (const pixel of pixels) if (pixel >>> 24 === 255) seen.set(pixel, (seen.get(pixel) || 0) + 1);
    return Array.from(seen.values()).filter((count) => count > 20).length < 3;
  }).map((plot) => plot.getAttribute('aria-label'));
}
function disordered() {
  const levels = Array.from(document.querySelectorAll('h1,h2,h3,h4')).map((each) => Number(each.tagName[1]));
  return levels.filter((level, i) => level > (i === 0 ? 1 : levels[i - 1] + 1));
}
const plots = Array.from(document.querySelectorAll('.plot canvas')).map((each) => each.closest('.plot'));
return {
  plots: document.querySelectorAll('.plot').length,
  canvases: document.querySelectorAll('.plot canvas').length,
  first: plots.length === 0 ? '' : plots[0].querySelector('canvas').toDataURL(),
  blank: blank(),
  pale: pale(),
  hidden: Array.from(document.querySelectorAll('table')).filter((each) => !visible(each)).length,
  tables: document.querySelectorAll('table').length,
  shownPlots: Array.from(document.querySelectorAll('.plot')).filter(visible).length,
  overflow: document.documentElement.scrollWidth - window.innerWidth,
  wider: Array.from(document.querySelectorAll('body *')).filter((each) => visible(each) && !each.closest('.wide') && each.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 5).map(name),
  unlabelled: Array.from(document.querySelectorAll('.plot')).filter((each) => each.getAttribute('role') !== 'img' || !(each.getAttribute('aria-label') || '').trim()).length,
  figures: Array.from(document.querySelectorAll('figure')).filter((each) => !each.querySelector('figcaption h3')).length,
  untitled: Array.from(document.querySelectorAll('table')).filter((each) => !each.caption || !each.caption.textContent.trim()).length,
  unscoped: document.querySelectorAll('th:not([scope])').length,
  disordered: disordered(),
  headings: document.querySelectorAll('h1').length,
  landmarks: ['header', 'main', 'nav', 'footer'].filter((each) => document.querySelectorAll(each).length !== 1),
  strangers: document.querySelectorAll('img,svg,iframe,object,embed,form,base').length,
  scripts: document.querySelectorAll('script').length,
  styled: document.querySelectorAll('body > *:not(script)[style]').length,
  hurt: typeof window.hurt,
  violations: window.violations || [],
  brokenLinks: Array.from(document.querySelectorAll('a[href^="#"]')).filter((each) => !document.getElementById(each.getAttribute('href').slice(1))).length,
  text: document.body.innerText,
};
