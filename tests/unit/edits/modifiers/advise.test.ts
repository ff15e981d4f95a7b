import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openModifierAdviser } from '../../../../src/edits/modifiers/advise.ts'
import { buildModifiers } from '../../../../src/edits/modifiers/builder.ts'
import type { RuleExample, RuleSet } from '../../../../src/edits/modifiers/rules.ts'
import type { AdviceRequest } from '../../../../src/edits/modifiers/types.ts'
import { openModifiers } from '../../../../src/library/hcpcs/modifiers.ts'
import { compileIndex } from '../../../../src/store/compile/compile.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { folderAssets } from '../../../../src/store/node.ts'

const { chunks, manifest } = await compileIndex(folderAssets('assets'), [buildModifiers])
const adviser = openModifierAdviser(openIndex(chunks, manifest))
const { rules }: RuleSet = JSON.parse(readFileSync('assets/modifiers/rules.json', 'utf8'))

const requestOf = ({
  lines,
  sides = [],
  text = '',
  setting = 'professional',
  bundled = [],
}: RuleExample): AdviceRequest => ({
  lines: lines.map((line) => {
    const [code = '', ...modifiers] = line.split('-')
    return { system: /^\d/.test(code) ? 'CPT' : 'HCPCS', code, modifiers }
  }),
  sides,
  text,
  setting,
  bundled,
})
const advised = (example: RuleExample) => adviser.advise(requestOf(example))
const rulesOf = (example: RuleExample) => advised(example).map(({ rule }) => rule)
const modifiersOf = (example: RuleExample) => advised(example).flatMap(({ modifiers }) => modifiers)

describe('rules of modifiers', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s speaks to its example and not to the other',
    (id, rule) => {
      expect(rulesOf(rule.fires)).toContain(id)
      expect(rulesOf(rule.silent)).not.toContain(id)
    },
  )

  it('name modifiers that the claims editor knows, each with its why and its source', () => {
    const read = (file: string) => readFileSync(`assets/${file}`, 'utf8')
    const known = openModifiers(
      read('lexicon/modifiers.tsv'),
      read('lexicon/modifier-groups.tsv'),
      read('codesets/hcpcs/modifiers.tsv'),
    )
    for (const rule of rules) {
      expect(rule.why.length).toBeGreaterThan(20)
      expect(rule.source.length).toBeGreaterThan(5)
      const all = [
        ...rule.modifiers,
        ...(rule.choices ?? []).map(({ modifier }) => modifier),
        ...(rule.has ?? []),
        ...(rule.lacks ?? []),
      ]
      expect(all.filter((modifier) => known.find(modifier) === undefined)).toEqual([])
    }
  })
})

describe('advice on modifiers', () => {
  it('gives the words of the note that it rests on', () => {
    const text = 'Right knee. Stent to the proximal LAD and to the RCA.'
    const advice = advised({ lines: ['92928'], text })
    expect(advice.map(({ modifiers }) => modifiers)).toEqual([['LD'], ['RC']])
    for (const { evidence } of advice) {
      for (const { start, end, text: words } of evidence) expect(text.slice(start, end)).toBe(words)
    }
  })

  it('names every finger and toe by its own modifier', () => {
    const fingers = ['thumb', 'index finger', 'middle finger', 'ring finger', 'little finger']
    const toes = ['great toe', 'second toe', 'third toe', 'fourth toe', 'fifth toe']
    const of = (code: string, side: string, names: string[]) =>
      names.flatMap((name) => modifiersOf({ lines: [code], text: `The ${side} ${name}.` }))
    expect(of('26055', 'left', fingers)).toEqual(['FA', 'F1', 'F2', 'F3', 'F4'])
    expect(of('26055', 'right', fingers)).toEqual(['F5', 'F6', 'F7', 'F8', 'F9'])
    expect(of('28285', 'left', toes)).toEqual(['TA', 'T1', 'T2', 'T3', 'T4'])
    expect(of('28285', 'right', toes)).toEqual(['T5', 'T6', 'T7', 'T8', 'T9'])
  })

  it('is silent on a side where the diagnoses name both or none', () => {
    expect(rulesOf({ lines: ['29881'], sides: ['left', 'right'] })).toEqual([])
    expect(rulesOf({ lines: ['29881'] })).toEqual([])
  })

  it('takes what is denied as not said', () => {
    expect(rulesOf({ lines: ['44140'], text: 'The dissection was not unusually difficult.' })).toEqual([])
    expect(rulesOf({ lines: ['J9035'], text: 'There was no waste.' })).toEqual(['drug-not-wasted'])
  })

  it('leaves the rules of Medicare out for others', () => {
    const request = requestOf({ lines: ['J1745'] })
    expect(adviser.advise(request).map(({ rule }) => rule)).toEqual(['drug-waste-open'])
    expect(adviser.advise({ ...request, payer: 'other' })).toEqual([])
  })

  it('passes over diagnoses and codes of other systems', () => {
    const request = requestOf({ lines: ['99213', '20610'] })
    expect(adviser.advise({ ...request, lines: [{ system: 'ICD-10-CM', code: 'M17.11', modifiers: [] }] })).toEqual([])
  })

  it('never throws, whatever the claim and the note', () => {
    const odd = ['\n', '\0', '\ud800', 'é', 'asa iii', 'the left thumb', 'wasted', 'separate lesion']
    const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(...odd))
    const line = fc.record({
      system: fc.constantFrom('HCPCS' as const, 'CPT' as const),
      code: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('99213', '20610', 'J1745', '00840')),
      modifiers: fc.array(fc.string({ maxLength: 2 }), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(piece, { maxLength: 20 }), (lines, pieces) => {
        adviser.advise({ lines, text: pieces.join(''), sides: [], setting: 'outpatient', bundled: [] })
      }),
    )
  })
})
