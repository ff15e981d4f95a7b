import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTelling, type Telling } from '../../../../src/engine/coding/telling.ts'
import { rows } from '../../../../src/text/table.ts'

const table = readFileSync('assets/lexicon/telling.tsv', 'utf8')
const telling = parseTelling(table)

describe.each(rows(table).map(([words, kind, example]) => ({ words: words!, kind: kind!, example: example! })))(
  'the words $words',
  ({ words, kind, example }) => {
    it('are of a kind that is read, and found in their example', () => {
      expect(Object.keys(telling)).toContain(kind)
      const own = parseTelling(`${words}\t${kind}\t${example}`)
      expect(own[kind as keyof Telling].test(example)).toBe(true)
    })
  },
)

it('are found as whole words', () => {
  expect(telling.later.test('A hardhandoutside shop')).toBe(false)
  expect(telling.before.test('He has agony')).toBe(false)
})
