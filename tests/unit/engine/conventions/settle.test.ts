import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

function recommended(text: string): string[] {
  const { suggestions } = engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' })
  return suggestions.filter((s) => s.tier === 'recommended').map((s) => s.code)
}

describe('a disease that is posed and then denied', () => {
  it.each([
    ['as a title over its denial', 'Assessment:\nGout. There were no signs of gout.', 'M10.9'],
    ['as an inborn fault asked for', 'History: Plagiocephaly.\nImpression: No plagiocephaly on these films.', 'Q67.3'],
  ])('is not coded %s', (_how, text, code) => {
    expect(recommended(text)).not.toContain(code)
  })
  it.each([
    ['an illness that may be over', 'History: Pneumonia.\nImpression: No evidence of pneumonia.', 'J18.9'],
    ['a title whose text goes on', 'Assessment:\nGout. Continue allopurinol.', 'M10.9'],
  ])('stays as %s', (_how, text, code) => {
    expect(recommended(text)).toContain(code)
  })
})

describe('a disease that is ruled out', () => {
  it('says nothing of another one in a category of several', () => {
    expect(recommended('Assessment:\n1. Factor V Leiden.\n2. Hemophilia excluded.')).toContain('D68.51')
    expect(recommended('Assessment:\n1. Factor V Leiden.\n2. Von Willebrand disease excluded.')).toEqual(['D68.51'])
  })
  it('is not coded where it was suspected before', () => {
    expect(recommended('Assessment:\n1. Pneumonia.\n2. Chest film clear, pneumonia excluded.')).not.toContain('J18.9')
  })
})
