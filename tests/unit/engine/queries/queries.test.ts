import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import type { Encounter, Prompt } from '../../../../src/engine/types.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const encounter: Encounter = { setting: 'outpatient', date: '2026-11-22', age: 60, sex: 'F' }
const asked = (text: string): Prompt[] => engine.analyse(text, encounter).prompts
const topics = (text: string): string[] => asked(text).map((p) => p.topic)

const MANY = `Assessment:
1. Asthma
2. Heart failure
3. Otitis media
4. Chronic kidney disease
5. Breast cancer
6. Cataract
7. Hip osteoarthritis
8. Conjunctivitis
9. Cellulitis of leg
10. Glaucoma
11. Carpal tunnel syndrome`

describe('a documentation query', () => {
  it.each([
    ['Assessment: Acute conjunctivitis.', 'laterality'],
    ['Assessment: Chronic kidney disease.', 'stage'],
    ['Assessment: Asthma.', 'severity'],
    ['Assessment: Heart failure.', 'type'],
  ])('of "%s" asks for the %s', (text, topic) => {
    expect(topics(text)).toContain(topic)
  })
  it.each([
    ['Assessment: Acute conjunctivitis of the right eye.', 'laterality'],
    ['Assessment: Chronic kidney disease, stage 3b.', 'stage'],
    ['Assessment: Mild intermittent asthma.', 'severity'],
    ['Assessment: Acute systolic heart failure.', 'type'],
  ])('of "%s" does not ask for the %s, which is there', (text, topic) => {
    expect(topics(text)).not.toContain(topic)
  })
  it('is not asked of what is only mentioned or denied', () => {
    expect(topics('HPI: has chronic kidney disease.\nAssessment: Gout of the right foot.')).not.toContain('stage')
    expect(topics('Assessment: No asthma.')).toEqual([])
  })
  it('is asked at most six times in a note, the side first', () => {
    const list = topics(MANY)
    expect(list.length).toBeGreaterThan(2)
    expect(list.length).toBeLessThanOrEqual(6)
    expect(list[0]).toBe('laterality')
  })
  it('offers values of the axis and two ways out, each once', () => {
    for (const { options = [], question } of asked(MANY)) {
      expect(options.slice(-2), question).toEqual(['Other', 'Unable to determine'])
      expect(options.length).toBeGreaterThanOrEqual(4)
      expect(new Set(options).size).toBe(options.length)
    }
  })
  it('quotes the record', () => {
    for (const { evidence, question } of asked(MANY)) {
      expect(evidence.length).toBeGreaterThan(0)
      for (const s of evidence) {
        expect(MANY.slice(s.start, s.end)).toBe(s.text)
        expect(question).toContain(s.text.replace(/\s+/g, ' '))
      }
    }
  })
  it('says nothing of payment and leads to no answer', () => {
    const all = [MANY, 'Assessment: Sepsis. Malnutrition. Anemia. Pressure ulcer of sacrum.'].flatMap(asked)
    expect(all.length).toBeGreaterThan(0)
    for (const { question, options = [] } of all) {
      const words = [question, ...options].join(' ')
      expect(words).not.toMatch(
        /\b(?:pay|reimburs|revenue|bill|money)|\b(?:DRG|HCC|RVU|RAF|CC|MCC|costs?|rates?|quality score)\b/i,
      )
      expect(question).not.toMatch(/please (?:add|document that)|should be|would you agree|isn't|don't you/i)
      expect(question).toMatch(/\?$/)
    }
  })
})

describe('a query about what is said in two ways', () => {
  const CONFLICT = 'I.B.14'
  const rules = (text: string) => asked(text).map(({ rule }) => rule)
  const LEFT = 'primary osteoarthritis of the left knee'
  const RIGHT = LEFT.replace('left', 'right')
  it('is asked where the assessment names one side and another place the other', () => {
    expect(rules(`HPI: He has ${RIGHT}.\nAssessment: ${LEFT}.`)).toContain(CONFLICT)
  })
  it('is not asked where the assessment names both, one of them in passing', () => {
    const passing = `The complaint that has troubled him on and off since the spring comes from ${RIGHT}, and he takes the same tablets for it.`
    expect(rules(`HPI: He came in from home.\nAssessment:\n${LEFT}.\n${passing}`)).not.toContain(CONFLICT)
  })
})
