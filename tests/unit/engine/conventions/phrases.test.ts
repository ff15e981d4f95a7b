import { describe, expect, it } from 'vitest'
import { PhraseIndex, readPhrase } from '../../../../src/engine/conventions/phrase-index.ts'
import { Phrases } from '../../../../src/engine/conventions/phrases.ts'
import { openEngine } from '../../../../src/engine/engine.ts'
import { prepare } from '../../../../src/engine/pipeline.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = openEngine(await openRealIndex())

/** What a phrase finds in a text, with "-" before what the note denies. */
function found(text: string, phrase: string, doubtCounts = false): string[] {
  const note = prepare(engine, text)
  const phrases = new Phrases(note, engine.context(note.structure), doubtCounts, new PhraseIndex([phrase]))
  return phrases.find(phrase).map((c) => (c.reason === undefined ? '' : '-') + c.span.text)
}

describe('a phrase', () => {
  it('is words side by side, in any number and spelling', () => {
    expect(found('Her kidney transplants failed.', 'kidney transplant')).toEqual(['kidney transplants'])
    expect(found('Kidney and liver transplant.', 'kidney transplant')).toEqual([])
  })
  it('takes one of several words, beginnings, numbers, and what may be missing', () => {
    expect(found('Stage 3 ulcer', 'stage 2|3 ulcer|wound')).toEqual(['Stage 3 ulcer'])
    expect(found('Suicidal ideation', 'suicid* ideation')).toEqual(['Suicidal ideation'])
    expect(found('on 2 L home oxygen', 'on # l home')).toEqual(['on 2 L home'])
    expect(found('right knee replacement', 'right total? knee replacement')).toEqual(['right knee replacement'])
  })
  it('reaches over a few strange words where it says so, and never out of its sentence', () => {
    expect(found('anemia, probably due to chronic blood loss', 'anemia ~ due')).toHaveLength(1)
    expect(found('Anemia. Fatigue due to work.', 'anemia ~ due')).toEqual([])
  })
  it('does not read over a comma', () => {
    expect(found('diet, insulin', 'diet insulin')).toEqual([])
  })
  it('reads a hyphenated word as its parts', () => {
    expect(found('C-section planned', 'cesarean|c-section')).toEqual(['C-section'])
  })
  it('tells what is denied, and what is doubtful unless doubt counts', () => {
    expect(found('No septic shock.', 'septic shock')).toEqual(['-septic shock'])
    expect(found('Possible septic shock.', 'septic shock')).toEqual(['-septic shock'])
    expect(found('Possible septic shock.', 'septic shock', true)).toEqual(['septic shock'])
  })
  it('that would match anything is refused', () => {
    for (const bad of ['', '~ pain', 'pain ~', 'total? knee']) expect(() => readPhrase(bad), bad).toThrow()
  })
})
