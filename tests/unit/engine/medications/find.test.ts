import { describe, expect, it } from 'vitest'
import { PhraseIndex } from '../../../../src/engine/conventions/phrase-index.ts'
import { Phrases } from '../../../../src/engine/conventions/phrases.ts'
import { openEngine } from '../../../../src/engine/engine.ts'
import { findDrugs } from '../../../../src/engine/medications/find.ts'
import { prepare } from '../../../../src/engine/pipeline.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = openEngine(await openRealIndex())

function drugs(text: string): string[] {
  const note = prepare(engine, text)
  const phrases = new Phrases(note, engine.context(note.structure), false, new PhraseIndex([]))
  return findDrugs(note, engine.drugs, (from, to) => phrases.concept(from, to)).map(
    (d) => `${d.drug.name}${d.passing ? ' for a time' : ''}${d.concept.reason ? ' denied' : ''}`,
  )
}

describe('drugs of a note', () => {
  it('are found by their generic and trade names, the longest first', () => {
    expect(drugs('Takes insulin glargine and metformin.')).toEqual(['insulin glargine', 'metformin'])
  })
  it('given for hours, once, or no longer, say nothing of long-term use', () => {
    expect(drugs('Insulin drip overnight.')).toEqual(['insulin for a time'])
    expect(drugs('She received heparin on arrival.')).toEqual(['heparin for a time'])
    expect(drugs('Prednisone burst.')).toEqual(['prednisone for a time'])
    expect(drugs('Stopped warfarin.')).toEqual(['warfarin for a time'])
    expect(drugs('Warfarin was discontinued.')).toEqual(['warfarin for a time'])
    expect(drugs('She completed five years of tamoxifen.')).toEqual(['tamoxifen for a time'])
    expect(drugs('He did not tolerate metformin.')).toEqual(['metformin for a time'])
  })
  it('that the patient does not take say nothing either', () => {
    expect(drugs('He is not on insulin.')).toEqual(['insulin for a time'])
    expect(drugs('No insulin at home.')).toEqual(['insulin denied'])
  })
  it('have the code of the harm that they do', () => {
    const harm = (name: string): string | undefined =>
      engine.drugs.byWord.get(name)?.find((d) => d.words.length === 1)?.drug.harm
    expect(harm('warfarin')).toBe('T45.51')
    expect(harm('acetaminophen')).toBe('T39.1X')
    expect(harm('heroin')).toBe('T40.1X')
    expect(harm('opioids')).toBe('T40.2X')
    expect(harm('narcotics')).toBe('T40.60')
  })
})
