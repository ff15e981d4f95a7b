/** A chart of many frames made up for measuring: notes, tables of results, forms, menus and lists, as charts have them. */

const STATEMENTS = [
  'She was seen for follow up of a cough that has lasted three weeks and keeps her awake at night.',
  'No fever, no weight loss, no blood in the sputum; appetite is unchanged.',
  'Lungs clear on both sides, no wheeze, heart regular without murmur.',
  'Blood pressure 134/82 sitting, pulse 76, saturation 97% on room air.',
  'Continue the inhaler twice daily and return in two weeks if not better.',
  'He walks without a stick, knee swelling is less than last month.',
]
const TESTS = ['Sodium', 'Potassium', 'Creatinine', 'Hemoglobin', 'Platelets', 'Glucose', 'Albumin', 'Calcium']

const times = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')
const said = (i: number): string => STATEMENTS[i % STATEMENTS.length]!

const note = (i: number): string => `<article class="note card shadow-sm"><header><h3>Progress note</h3>
  <span class="date">2026-0${(i % 9) + 1}-14</span> <span class="author">Imre Vandal, MD</span></header>
  ${['Subjective', 'Objective', 'Assessment', 'Plan'].map((head, k) => `<section><h4>${head}</h4><p>${said(i + k)} ${said(i + k + 1)} <b>${said(i + k + 2)}</b></p></section>`).join('')}</article>`

const results = (
  i: number,
): string => `<table class="table table-striped grid"><thead><tr><th>Test</th><th>Value</th><th>Unit</th><th>Range</th><th>Flag</th></tr></thead><tbody>
  ${times(12, (k) => `<tr class="row-${k % 2 ? 'odd' : 'even'}" data-id="${i}-${k}"><td class="name">${TESTS[k % TESTS.length]}</td><td class="num">${(k * 7 + i) % 150}</td><td>mmol/L</td><td>${k} - ${k + 40}</td><td><span class="badge badge-light">normal</span></td></tr>`)}</tbody></table>`

const form = (
  i: number,
): string => `<form><div class="form-row">${times(6, (k) => `<div class="form-group col-md-2"><label for="f${i}-${k}">Field ${k}</label><input type="text" class="form-control" id="f${i}-${k}" value="${k * 3}"></div>`)}
  <div class="form-group"><label>Comments<textarea rows="3" cols="80">${said(i)}</textarea></label></div></div></form>`

const menu = (i: number): string =>
  `<nav class="menu"><ul>${times(15, (k) => `<li class="item"><a href="#${i}-${k}"><i class="icon"></i><span>Menu entry ${k}</span></a></li>`)}</ul></nav>`

const STYLE = `<style>body{font:13px/1.4 sans-serif;margin:8px}.card{border:1px solid #ccc;padding:8px;margin:8px 0}
.menu ul{display:flex;flex-wrap:wrap;gap:6px;list-style:none}.form-row{display:flex;flex-wrap:wrap;gap:8px}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ddd;padding:3px 6px;text-align:left}.badge{border-radius:3px;background:#eee;padding:0 4px}</style>`

/** One frame's document of about so many characters. */
export function frameOfTables(number: number, size: number): string {
  let body = ''
  for (let i = number; body.length < size; i++) body += menu(i) + note(i) + results(i) + form(i)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart part ${number}</title>${STYLE}</head><body>${body}</body></html>`
}

/**
 * Pages of a chart by path; `/` shows all frames. `size` is the length of all documents together.
 * @param make one frame's document of about so many characters
 */
export function chartOf(frames: number, size: number, make: (number: number, size: number) => string) {
  const parts = Array.from({ length: frames }, (_, i) => [`/part-${i}`, make(i, size / frames)] as const)
  const top = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title></head><body>
    ${times(frames, (i) => `<iframe title="Part ${i}" src="/part-${i}" width="1000" height="600"></iframe>`)}</body></html>`
  const pages: Record<string, string> = { '/': top, ...Object.fromEntries(parts) }
  return pages
}
