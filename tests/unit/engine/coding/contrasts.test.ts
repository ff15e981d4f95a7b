import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { withoutPhrases } from '../../../../src/engine/mentions/titles.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const codesOf = (text: string): string[] =>
  engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map((s) => s.code)

describe('what a title says is not there', () => {
  it.each([
    ['Spondylosis without myelopathy or radiculopathy, cervical region', ['myelopathy', 'radiculopathy']],
    ['Chills (without fever)', ['fever']],
    ['Migraine without aura, not intractable, without status migrainosus', ['aura', 'status migrainosus']],
    ['Heart failure, unspecified', []],
  ])('of "%s" is %j', (title, phrases) => {
    expect(withoutPhrases(title)).toEqual(phrases)
  })
})

describe('a code that excludes a condition', () => {
  it('yields to the one with it where the note affirms it', () => {
    expect(codesOf('ASSESSMENT:\n1. Cervical spondylosis.\n2. Cervical radiculopathy.')).toContain('M47.22')
    expect(codesOf('ASSESSMENT:\n1. Lumbar disc degeneration.\n2. Low back pain.\n3. Pain in left leg.')).toContain(
      'M51.362',
    )
  })
  it('stands where it is of another region', () => {
    expect(codesOf('ASSESSMENT:\n1. Lumbar spondylosis.\n2. Cervical radiculopathy.')).toContain('M47.816')
  })
  it('stands where the note denies the condition', () => {
    expect(codesOf('ASSESSMENT: Cervical spondylosis. No radiculopathy.')).toContain('M47.812')
  })
  it('stands beside another mental disorder', () => {
    expect(codesOf('ASSESSMENT:\n1. Dementia.\n2. Anxiety.')).toEqual(expect.arrayContaining(['F03.90', 'F41.9']))
  })
})
