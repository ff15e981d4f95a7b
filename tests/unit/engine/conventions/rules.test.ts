import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRules } from '../../../../src/engine/conventions/rules.ts'
import type { RuleExample } from '../../../../src/engine/conventions/types.ts'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const FOLDER = 'assets/rules'
const engine = createEngine(await openRealIndex())
const files = readdirSync(FOLDER)
  .filter((f) => f.endsWith('.json'))
  .sort()
  .map((f) => ({ name: f, rules: parseRules(readFileSync(join(FOLDER, f), 'utf8'), f) }))

/** What an example promises and the engine does not keep, in words; empty when all holds. */
function faults(x: RuleExample): string[] {
  const { suggestions, prompts } = engine.analyse(x.text, {
    setting: x.setting ?? 'outpatient',
    date: x.date ?? '2026-02-01',
    ...(x.age === undefined ? {} : { age: x.age }),
    ...(x.sex === undefined ? {} : { sex: x.sex }),
  })
  const codes = suggestions.filter((s) => s.tier === 'recommended').map((s) => s.code)
  const out: string[] = []
  for (const c of x.has ?? []) if (!codes.includes(c)) out.push(`lacks ${c}`)
  for (const c of x.hasNot ?? []) if (codes.includes(c)) out.push(`has ${c}`)
  if (x.first !== undefined && codes[0] !== x.first) out.push(`first is ${codes[0] ?? 'nothing'}, not ${x.first}`)
  if (x.asks !== undefined && !prompts.some((p) => p.topic === x.asks)) out.push(`does not ask for ${x.asks}`)
  return out
}

describe.each(files)('$name', ({ rules }) => {
  it.each(rules.map((r, i) => ({ ...r, label: `${i + 1} ${r.id}` })))('$label holds where it should', ({ fires }) => {
    expect({ text: fires.text, faults: faults(fires) }).toEqual({ text: fires.text, faults: [] })
  })
  it.each(rules.map((r, i) => ({ ...r, label: `${i + 1} ${r.id}` })))(
    '$label is silent where it should',
    ({ silent }) => {
      expect({ text: silent.text, faults: faults(silent) }).toEqual({ text: silent.text, faults: [] })
    },
  )
})

describe('every rule', () => {
  const all = files.flatMap((f) => f.rules)
  it('says what it is in words of its own and where it is written', () => {
    for (const r of all) {
      expect(r.about.length, r.id).toBeGreaterThan(20)
      expect(r.source.length, r.id).toBeGreaterThan(5)
    }
  })
  it('promises something in each of its examples', () => {
    for (const { id, fires, silent } of all) {
      for (const x of [fires, silent]) {
        expect(x.has ?? x.hasNot ?? x.first ?? x.asks, `${id}: ${x.text}`).toBeDefined()
      }
    }
  })
})

describe('a condition that a code be coded', () => {
  const codes = (text: string) =>
    engine
      .analyse(text, { setting: 'outpatient', date: '2026-02-01' })
      .suggestions.filter(({ tier }) => tier === 'recommended')
      .map(({ code }) => code)

  it('holds where it is recommended', () => {
    expect(codes('Assessment:\n1. Acute myocardial infarction\n2. Angina pectoris')).toEqual(['I21.9'])
  })
  it('does not hold where it is only mentioned, as beside an assessment that names something else', () => {
    const text = 'HPI: An acute myocardial infarction was seen in another clinic.\nAssessment:\n1. Angina pectoris'
    expect(codes(text)).toEqual(['I20.9'])
  })
})
