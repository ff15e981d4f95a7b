import { describe, expect, it } from 'vitest'
import { analyseStructure, type SectionKind } from '../../../../src/engine/structure/index.ts'
import { titles } from './notes.ts'

const PARTS = ['Here for review of diabetes.', 'Neck: supple.\nLegs: no edema.', '1. Hypertension.\n2. Gout.']
const text = PARTS.join('\n\n')
const labels = ['Chief complaint', 'Exam', 'Assessment']
const parts = PARTS.map((p, i) => ({ start: text.indexOf(p), end: text.indexOf(p) + p.length, label: labels[i]! }))

const kindAt = (words: string, given = parts): SectionKind | undefined => {
  const at = text.indexOf(words)
  return analyseStructure(text, titles, given).sections.findLast((s) => s.titleStart <= at && at < s.end)?.kind
}

describe('parts of a page under headings of their own', () => {
  it('are the sections that their headings name, though the headings are not in the text', () => {
    expect(kindAt('review of diabetes')).toBe('chief-complaint')
    expect(kindAt('Hypertension')).toBe('assessment')
    expect(kindAt('Gout')).toBe('assessment')
  })

  it('end with the part, whatever stands before them', () => {
    expect(kindAt('Hypertension', [])).not.toBe('assessment')
    expect(kindAt('edema')).toBe('exam')
  })

  it('keep the titles of their own where the heading names no section', () => {
    const plain = parts.map((p) => ({ ...p, label: 'Box 3' }))
    expect(kindAt('review of diabetes', plain)).toBe('untitled')
  })

  it('lie in the text as it was given', () => {
    const { blocks } = analyseStructure(text, titles, parts)
    const shown = Array.from({ length: blocks.count }, (_, i) => text.slice(blocks.start[i], blocks.end[i]))
    expect(shown).toContain('Gout.')
    expect(shown).toContain('Here for review of diabetes.')
  })
})
