/** The classification and the search over the real assets: what no small table can show. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openClassification } from '../../../src/library/classification.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { buildSearch } from '../../../src/library/compile/search.ts'
import { parseDay } from '../../../src/library/day.ts'
import { openSearch, search } from '../../../src/library/search.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'

const assets = folderAssets(fileURLToPath(new URL('../../../assets', import.meta.url)))
const { manifest, chunks } = await compileIndex(assets, [buildClassification, buildSearch])
const index = openIndex(chunks, manifest)
const cm = openClassification(index)
const day = parseDay('2026-11-22')

describe('the whole classification', () => {
  it.each([
    ['FY2026', '2026-04-01', 74_719, 23_467],
    ['FY2027', '2026-10-01', 74_879, 23_524],
  ])('has every code and header of %s', (_release, date, billable, headers) => {
    const on = parseDay(date)
    let codes = 0
    let others = 0
    for (let row = 0; row < cm.size; row++) {
      if (cm.isBillable(row, on)) codes++
      else if (cm.isValid(row, on)) others++
    }
    expect([codes, others]).toEqual([billable, headers])
  })
  it('finds each code at its own row, under a parent that begins it', () => {
    const wrong: string[] = []
    for (let row = 0; row < cm.size; row++) {
      const raw = cm.rawCode(row)
      const parent = cm.parent(row)
      const placed = parent >= 0 ? raw.startsWith(cm.rawCode(parent)) : raw.length === 3
      if (cm.find(raw) !== row || !placed) wrong.push(raw)
    }
    expect(wrong).toEqual([])
  })
  it('stays small enough to be installed in one go', () => {
    expect(manifest.chunks.reduce((n, c) => n + c.bytes, 0)).toBeLessThan(16_000_000)
  })
})

describe('search over the whole classification', () => {
  const data = openSearch(index)
  it.each([
    ['hypertension', 'I10'],
    ['type 2 diabetes', 'E11.9'],
    ['diabetes type II kidney disease chronic', 'E11.22'],
    ['copd', 'J44.9'],
    ['copd exacerbation', 'J44.1'],
    ['asthma', 'J45.909'],
    ['pnuemonia', 'J18.9'],
    ['left knee pain', 'M25.562'],
    ['osteoarthritis of right knee', 'M17.11'],
    ['sprain of right ankle', 'S93.401A'],
    ['sprain right ankle sequela', 'S93.401S'],
    ['pressure ulcer of sacrum stage 3', 'L89.153'],
    ['acute systolic heart failure', 'I50.21'],
    ['ckd stage 3b', 'N18.32'],
    ['lung cancer', 'C34.90'],
    ['metastatic cancer to bone', 'C79.51'],
    ['hypothyroidism', 'E03.9'],
    ['haemorrhoids', 'K64.9'],
    ['preeclampsia', 'O14.90'],
    ['migrane', 'G43.909'],
    ['nausea and vomiting', 'R11.2'],
    ['screening for colon cancer', 'Z12.11'],
    ['E11 neuropathy', 'E11.40'],
    ['j449', 'J44.9'],
  ])('%s leads to %s', (query, code) => {
    expect(search(data, query, { day })[0]?.code).toBe(code)
  })
})
