/** The frames of another chart made up for measuring: one of divs and spans, nested cards and tables that only lay out, as portals are made. */

const STATEMENTS = [
  'He came in for his left shoulder, which hurts at night since he painted the ceiling.',
  'Denies numbness or tingling, no neck pain, grip is strong on both sides.',
  'Abduction is limited to 90 degrees by pain, external rotation is free, no swelling.',
  'We talked about the ultrasound of last week, which shows a partial tear of the supraspinatus.',
  'Naproxen 500 mg with meals for ten days, then as needed; therapy twice weekly.',
  'Return in six weeks, sooner if the arm becomes weak or the pain wakes him more often.',
  'Wife is present and agrees with the plan.',
]
const FACTS = ['Pulse', 'Weight', 'Height', 'Temp', 'Resp', 'Pain', 'SpO2']

const times = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const said = (i: number): string => STATEMENTS[i % STATEMENTS.length]!

const bar = (i: number): string =>
  `<div class="toolbar" role="toolbar">${times(8, (k) => `<div class="tb-item"><span class="ico ico-${k}"></span><span role="button" tabindex="0" class="tb-text">Action ${i + k}</span></div>`)}</div>`

const paragraph = (
  i: number,
  k: number,
): string => `<div class="sect" data-k="${k}"><div class="sect-title"><span class="t">${
  ['History of present illness', 'Exam', 'Impression', 'Plan'][k]
}</span></div><div class="sect-body"><div class="para"><span class="run">${said(i + k)}</span> <span class="run em">${said(i + k + 1)}</span></div>
  <div class="para"><span class="run">${said(i + 2 * k + 2)}</span></div></div></div>`

const visit = (
  i: number,
): string => `<div class="card outer"><div class="card-inner"><div class="card-head"><div class="row"><div class="col who"><span>Odile Brandt, NP</span></div>
  <div class="col when"><span>0${(i % 9) + 1}/21/2026</span></div></div></div><div class="card-main"><div class="nested">${times(4, (k) => paragraph(i, k))}</div></div></div></div>`

const facts = (i: number): string =>
  `<div class="card facts"><div class="grid">${times(3, (r) => `<div class="g-row">${times(7, (k) => `<div class="g-cell"><div class="g-name">${FACTS[k]}</div><div class="g-value"><span class="v">${(i * 3 + k * 7 + r) % 160}</span><span class="u">u</span></div></div>`)}</div>`)}</div></div>`

const orders = (
  i: number,
): string => `<table class="layout" role="presentation" width="100%"><tbody><tr><td class="side" valign="top">${times(
  6,
  (k) => `<div class="entry"><span class="dot"></span><span class="label">Encounter ${i}-${k}</span></div>`,
)}</td>
  <td class="middle" valign="top"><table class="inner"><tbody>${times(6, (k) => `<tr><td class="caption"><span>Order ${k}</span></td><td><div class="value"><span>Active since ${k + 1}/2026</span></div></td></tr>`)}</tbody></table></td></tr></tbody></table>`

const STYLE = `<style>body{font:14px/1.45 Arial,sans-serif;margin:0;background:#f4f6f8}.card{background:#fff;border-radius:6px;box-shadow:0 1px 3px #0003;margin:10px;padding:10px}
.toolbar{display:flex;gap:8px;background:#234;color:#fff;padding:4px}.row{display:flex;justify-content:space-between}.sect-title{font-weight:bold;margin:6px 0 2px}
.grid{overflow:hidden;border:1px solid #ddd}.g-row{display:flex}.g-cell{flex:1;padding:2px 6px;border-right:1px solid #eee}.g-name{color:#678;font-size:11px}
.em{font-style:italic}.layout{border-spacing:0}.side{width:180px;background:#eef}.inner td{padding:2px 6px}.entry{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}</style>`

/** One frame's document of about so many characters. */
export function frameOfCards(number: number, size: number): string {
  let body = ''
  for (let i = number; body.length < size; i++) body += bar(i) + visit(i) + facts(i) + orders(i)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards ${number}</title>${STYLE}</head><body><div id="app"><div class="view">${body}</div></div></body></html>`
}
