import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

const analyse = (note: string) => engine.analyse(note, { setting: 'outpatient', date: '2026-11-22' })
const codes = (note: string): string[] => analyse(note).suggestions.map((s) => s.code)
const past = (note: string): (string | undefined)[] =>
  analyse(note)
    .notCoded.filter((n) => n.reason === 'historical')
    .map((n) => n.code)

describe('an episode that a story dates', () => {
  it('is past when the story goes on long after it', () => {
    const note = 'On 3/2/87 she was admitted for acute bronchitis. She was well until 6/5/95. Her gout is treated now.'
    expect(past(note)).toEqual(['J20.9'])
    expect(codes(note)).toContain('M10.9')
  })
  it('goes on in the sentences behind, until the story speaks of today', () => {
    const dated = 'On 3/2/87 she was admitted. There was acute bronchitis.'
    expect(past(`${dated} She was seen on 6/5/95.`)).toEqual(['J20.9'])
    expect(codes('On 3/2/87 he was well. Today there is acute bronchitis. He was seen on 6/5/95.')).toContain('J20.9')
  })
  it('is opened by a date within the sentence, too', () => {
    expect(past('He kept well until 8/71 when he had acute bronchitis. He was seen on 2/4/83.')).toEqual(['J20.9'])
  })
  it.each([
    ['its date is the last of the note', 'On 3/2/95 she had acute bronchitis. She was born in 1950.'],
    ['the story follows within months', 'On 3/2/95 she had acute bronchitis. On 6/5/95 she was well.'],
    ['the first date is that of a birth', 'DOB 3/2/57. She has acute bronchitis. Seen on 6/5/95.'],
    ['the story begins with it', 'In May 1992 she came with acute bronchitis. On 6/5/97 she was seen again.'],
  ])('is of today when %s', (_why, note) => {
    expect(codes(note)).toContain('J20.9')
  })
  it('leaves what lasts as it is', () => {
    expect(codes('In May 1992 her asthma began. On 6/5/97 she was seen.')).toContain('J45.909')
  })
})

describe('a sentence that says that all is over', () => {
  it.each([
    'He had hives after the drug. This has resolved.',
    'She had a cough and a fever. Her symptoms resolved a day later.',
  ])('makes past what the one before it names: %s', (note) => {
    expect(codes(note)).toEqual([])
  })
  it('speaks of the last thing named', () => {
    expect(
      codes('He has a sore throat since he was treated for days with drops against itching. It resolved.'),
    ).toEqual(['R07.0'])
  })
  it('takes nothing away when something is left', () => {
    expect(codes('She had a rash. This has resolved partially.')).toContain('R21')
  })
})

describe('what the clause behind it tells as over', () => {
  it.each([
    ['at once', 'She had vomiting, which resolved.'],
    ['behind the time that it took', 'She had vomiting for three days, which has since stopped.'],
    ['behind the time when it was', 'She had vomiting last week, which passed.'],
  ])('is past, told %s', (_how, note) => {
    expect(past(note)).toEqual(['R11.10'])
  })
  it('is not there either where it only tells when something else began', () => {
    const note = 'HPI: He had vomiting for two days, which stopped.\nAssessment: Dehydration after the vomiting.'
    expect(past(note)).toEqual(['R11.10', 'R11.10'])
    expect(codes(note)).toEqual(['E86.0'])
  })
  it('is of today where nothing says that it is over', () => {
    expect(codes('Assessment: Dehydration after the vomiting.')).toContain('R11.10')
  })
})
