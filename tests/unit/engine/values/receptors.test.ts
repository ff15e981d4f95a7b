import { describe, expect, it } from 'vitest'
import { receptors, receptorsCode } from '../../../../src/engine/values/receptors.ts'

const code = (text: string): string | undefined => {
  const found = receptors(text)
  return found && receptorsCode(found)
}

describe('receptors of a breast cancer', () => {
  it.each([
    ['signs', 'grade 2, ER+, PR-, HER2-.', '411'],
    ['signs without spaces', 'ER+/PR+/HER2-, node positive', '411'],
    ['words with hyphens', 'hormone receptor-positive, HER2-negative carcinoma', '411'],
    ['receptors named together', 'ER/PR positive and HER-2/neu positive', '410'],
    ['shares of cells and grades of staining', 'ER 90%, PR 0%, HER2 1+ by IHC', '411'],
    ['the gene', 'HER2 not amplified by FISH, estrogen receptor positive', '411'],
    ['three at once', 'ER/PR/HER2 negative', '421'],
    ['a phrase', 'triple-negative cancer of the left breast', '421'],
    ['HER2 alone', 'ER- PR- HER2+', '420'],
  ])('are read from %s', (_how, text, expected) => {
    expect(code(text)).toBe(expected)
  })
  it.each([
    ['HER2 is open', 'ER+, HER2 2+'],
    ['HER2 is not told', 'ER positive, PR positive'],
    ['ER is a place', 'Seen in ER, HR 88. HER2 negative on the old biopsy'],
    ['two tumors differ', 'Left: ER+, HER2+. Right: ER+, HER2-.'],
  ])('give no code where %s', (_why, text) => {
    expect(code(text)).toBeUndefined()
  })
})
