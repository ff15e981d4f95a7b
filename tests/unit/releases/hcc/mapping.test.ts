import { describe, expect, it } from 'vitest'
import {
  cell,
  editOf,
  readCategoryMap,
  readCmsEdits,
  readCmsMapping,
  withEdits,
} from '../../../../src/releases/hcc/mapping.ts'
import { categoryNumber, readFactors } from '../../../../src/releases/hcc/tables.ts'

const must = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('could not be read')
  return result.value
}

describe('the mapping of diagnoses', () => {
  it('keeps the edits of the model, joins what only they parted, and leaves those of the claims editor out', () => {
    const text = [
      'ICD10,CC,MCE_AGE_CONDITION,AGE_EDIT_CONDITION,SEX_EDIT_CONDITION',
      'F200,151.0,,age < 2,',
      'F200,151.0,,age >= 2,',
      'C50011,22.0,,age < 50,',
      'C50011,23.0,,age >= 50,',
      'D66,112.0,,,2.0',
      'O2401,37.0,9 <= age <= 64,,',
    ].join('\r\n')
    expect(must(readCmsMapping(text, 'mapping.csv')).map((row) => `${row.code} ${cell(row)}`)).toEqual([
      'C50011 22[0-49]',
      'C50011 23[50-]',
      'D66 112[F]',
      'F200 151',
      'O2401 37',
    ])
  })

  it('refuses a condition that it does not know, with the line', () => {
    const read = readCmsMapping('ICD10,CC\nA021,2.0,,age between 3 and 4,', 'mapping.csv')
    expect(read).toMatchObject({ ok: false, error: { file: 'mapping.csv', line: 2 } })
  })

  it('applies edits: another category, none, by sex, outside of a range', () => {
    const map = must(readCategoryMap('D66\t46\nJ410\t111\nF3481\t59\nI10\t9\n', 'map.txt'))
    const edits = [
      'icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description',
      'D66,sex,2,,,override,48,V24,',
      'J410,age,,,17,override,112,V24,',
      'F3481,age,,19,5,invalid,,V24,',
      'I10,age,,,17,invalid,,V28,',
      'I10,mce_age,,,14,invalid,,V24,',
    ].join('\n')
    const edited = withEdits(map, must(readCmsEdits(edits, 'edits.csv', 'V24')))
    expect(edited.map((row) => `${row.code} ${cell(row)}`)).toEqual([
      'D66 46[M]',
      'D66 48[F]',
      'F3481 59[6-18]',
      'I10 9',
      'J410 111[18-]',
      'J410 112[0-17]',
    ])
  })

  it('ignores an edit of a code that the mapping does not have', () => {
    const edit = editOf(['C50A0', '', '', '49', '11'])
    expect(withEdits([], [edit])).toEqual([])
  })
})

describe('relative factors', () => {
  it('are read by segment or by model and metal level, without variables that have none', () => {
    expect(must(readFactors('category,CNA,CND\nHCC37,0.166,0.2\nD1,0.0,0.0\n', 'w.csv'))).toEqual({
      segments: ['CNA', 'CND'],
      rows: [['HCC37', '0.166', '0.2']],
    })
    expect(must(readFactors('model,category,Gold\nAdult,HHS_HCC035_1,6.1\n', 'w.csv')).rows).toEqual([
      ['Adult HCC35.1', '6.1'],
    ])
    expect(readFactors('category,CNA\nHCC37,much\n', 'w.csv')).toMatchObject({ ok: false, error: { line: 2 } })
  })

  it('name categories alike in every model', () => {
    expect(['HCC17', 'RXHCC31', 'HHS_HCC035_1', 'D10P', 'HCC47_gCancer'].map(categoryNumber)).toEqual([
      '17',
      '31',
      '35.1',
      undefined,
      undefined,
    ])
  })
})
