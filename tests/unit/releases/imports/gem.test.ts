import { describe, expect, it } from 'vitest'
import { openGem } from '../../../../src/library/crosswalks/gem.ts'
import { gemReaders } from '../../../../src/releases/imports/gem.ts'
import type { ImportReader } from '../../../../src/releases/imports/types.ts'
import type { Result } from '../../../../src/releases/result.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { value } from '../samples.ts'

const reader = (kind: string): ImportReader => gemReaders.find((one) => one.kind === kind)!
const file = (text: string, name = '2018_I9gem.txt') => ({ name, bytes: new TextEncoder().encode(text) })
const NINE_TEN = ['0010  A000    00000', '80611 S12000B 10112', '80611 S14111A 10111', 'V9199 NoDx    11000', ''].join(
  '\n',
)

async function opened(kind: string, text: string) {
  const { sections, about } = value(reader(kind).read([file(text)], {}))
  const { manifest, chunks } = await writeContainer(sections, about)
  return { gem: openGem(openIndex(chunks, manifest), kind), about }
}
const errorOf = (result: Result<unknown>) => (result.ok ? undefined : result.error)

describe('the official GEM files', () => {
  it('give each target with its five flags', async () => {
    const { gem, about } = await opened('gem-cm-9-10', NINE_TEN)
    expect(gem.targets('806.11')).toEqual([
      {
        source: '80611',
        target: 'S12000B',
        approximate: true,
        noMap: false,
        combination: true,
        scenario: 1,
        choiceList: 2,
      },
      {
        source: '80611',
        target: 'S14111A',
        approximate: true,
        noMap: false,
        combination: true,
        scenario: 1,
        choiceList: 1,
      },
    ])
    expect(gem.targets('V91.99')).toEqual([expect.objectContaining({ target: '', noMap: true })])
    expect(gem.targets('250.00')).toEqual([])
    expect(about).toMatchObject({ edition: 'GEM 2018 (imported)', entries: 4, codes: 3 })
  })

  it('are told apart by their codes', () => {
    const heads: Record<string, string> = {
      'gem-cm-9-10': NINE_TEN,
      'gem-cm-10-9': 'A000    0010  00000\nA001    0011  00000\n',
      'gem-pcs-9-10': '0001  6A750Z4 10000\n0001  6A751Z4 10000\n',
      'gem-pcs-10-9': '0016070 0231  10000\n02H40NZ NoI9  10000\n',
    }
    for (const [kind, head] of Object.entries(heads)) {
      expect(gemReaders.filter((one) => one.recognise(file(head), head)).map((one) => one.kind)).toEqual([kind])
    }
  })

  it('name no equivalent even where the official file forgets the flag', async () => {
    const { gem } = await opened('gem-pcs-10-9', '02H40NZ NoI9  10000\nXY0VX83 9999  10000\n')
    expect(gem.targets('02H40NZ')).toEqual([expect.objectContaining({ target: '', noMap: true, approximate: true })])
  })

  it('take a target in lower case, as one of 2018 is', async () => {
    const { gem } = await opened('gem-cm-10-9', 'T8853XD v5889 10000\nZ9989   V468  10000\n')
    expect(gem.targets('T88.53XD')[0]?.target).toBe('V5889')
  })

  it.each([
    ['a line that is no entry', 'gem-cm-9-10', '0010  A000    00000\nnonsense\nV9199 O30899  10000\n', 2],
    ['flags that are not five digits', 'gem-cm-9-10', '0010  A000    0000\nV9199 O30899  10000\n', 1],
    ['a target beside the flag that there is none', 'gem-cm-9-10', '0010  A000    11000\nV9199 O30899  10000\n', 1],
    ['a file that ends in the middle', 'gem-cm-9-10', '0010  A000    00000\n0011  A001    00000\n', 2],
    ['an empty file', 'gem-cm-9-10', '', 0],
  ])('are refused with the line number: %s', (_what, kind, text, line) => {
    expect(errorOf(reader(kind).read([file(text)], {}))).toMatchObject({ file: '2018_I9gem.txt', line })
  })

  it('are refused when two of one kind are given', () => {
    const two = reader('gem-cm-9-10').read([file(NINE_TEN), file(NINE_TEN, 'again.txt')], {})
    expect(errorOf(two)).toMatchObject({ file: 'again.txt' })
  })
})
