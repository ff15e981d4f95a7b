import { describe, expect, it } from 'vitest'
import { flagsBySource, flagsFor } from '../../../../src/ui/view/flags.ts'

const flag = (id: string, source: string) => ({ id, label: id, source })
const flags = [
  flag('mcc', 'MS-DRG v44.0'),
  flag('hcc-v28', 'CMS-HCC V28'),
  flag('manifestation', 'MCE'),
  flag('age', 'MCE'),
]

describe('facts about a code', () => {
  it('that only matter to payment are not shown to a clinician', () => {
    expect(flagsFor(flags, 'clinician').map(({ id }) => id)).toEqual(['manifestation', 'age'])
    expect(flagsFor(flags, 'coder')).toEqual(flags)
  })

  it('stand together by their source, in the order of the first', () => {
    expect(flagsBySource(flags).map(({ source, flags: of }) => [source, of.length])).toEqual([
      ['MS-DRG v44.0', 1],
      ['CMS-HCC V28', 1],
      ['MCE', 2],
    ])
  })
})
