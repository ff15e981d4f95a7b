import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTerms } from '../../../../src/library/terms/index.ts'
import { termSections } from '../../../../src/library/terms/sections.ts'
import { readAbbreviations } from '../../../../src/library/terms/words.ts'
import { importOf } from '../hcpcs/whole.ts'

const abbreviations = readAbbreviations('inj\tinjection\nwc\twheelchair\n')
const TEXTS = ['Inj, foscarnet', 'Wheelchair footrest', 'Footrest of a walker', 'Walker', 'Walking boot, foam']
const terms = openTerms(
  await importOf(
    termSections(
      't',
      TEXTS.map((text, row) => ({ row, text })),
      abbreviations,
    ),
    {},
  ),
  't',
  abbreviations,
)
const found = (query: string, limit = 5) => terms.find(query, limit).map(({ row }) => TEXTS[row])

describe('look-up over short terms', () => {
  it('takes words in any order, written out or short', () => {
    expect(found('foscarnet injection')).toEqual(['Inj, foscarnet'])
    expect(found('footrest wc')[0]).toBe('Wheelchair footrest')
  })
  it('takes the beginning of a word', () =>
    expect(found('walk')).toEqual(expect.arrayContaining(['Walker', 'Walking boot, foam'])))
  it('forgives a letter', () => expect(found('foscranet')).toEqual(['Inj, foscarnet']))
  it('puts the term that says no more first', () => expect(found('walker')[0]).toBe('Walker'))
  it('finds nothing where most is strange', () => expect(found('walker zzzz qqqq')).toEqual([]))

  it('finds the terms that stand within a text, where they share what it names', () => {
    const within = (text: string, named: string) => terms.within(text, named, 3).map(({ row }) => TEXTS[row])
    expect(within('The patient received a wheelchair with a footrest today', 'wheelchair')).toEqual([
      'Wheelchair footrest',
    ])
    expect(within('The patient received a wheelchair with a footrest today', 'boot')).toEqual([])
  })

  it('leaves nothing behind from one query to the next', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        terms.find(query, 3)
        terms.within(query, 'walker', 3)
        expect(found('walker')).toEqual(['Walker', 'Footrest of a walker'])
      }),
    )
  })
})
