import { describe, expect, it } from 'vitest'
import { readIndex } from '../../../src/releases/indexXml.ts'
import { message, value } from './samples.ts'

const INDEX = `<ICD10CM.index><version>2028</version><title>INDEX TO DISEASES</title><letter><title>H</title>
<mainTerm><title>Hat<nemod>(green) (of felt (soft))</nemod> NEC</title><seeAlso>Cap</seeAlso><code>G00.0</code>
  <term level="1"><title>mossy</title><code>G00.1</code><manif>B95.8</manif>
    <term level="2"><title>wet</title><subcat>G1A.2</subcat></term></term>
  <term level="1"><title>lost</title><see>Loss, hat</see></term></mainTerm></letter></ICD10CM.index>`

const TABLE = `<ICD10CM.index><version>2028</version><indexHeading><head col="1">Substance</head><head col="2">Accidental</head><head col="3">Adverse effect</head></indexHeading>
<letter><title>M</title><mainTerm><title>Moss</title><cell col="2">T99.1X1</cell><cell col="3">--</cell></mainTerm></letter></ICD10CM.index>`

describe('the indexes', () => {
  it('are a tree of terms with modifiers, codes, manifestations and cross-references', () => {
    const [hat] = value(readIndex(INDEX, 'index.xml')).terms
    expect(hat).toMatchObject({
      title: 'Hat NEC',
      nonessential: ['green', 'of felt (soft)'],
      code: 'G00.0',
      seeAlso: 'Cap',
    })
    expect(hat?.terms[0]).toMatchObject({ title: 'mossy', code: 'G00.1', manifestation: 'B95.8' })
    expect(hat?.terms[0]?.terms[0]).toMatchObject({ title: 'wet', see: 'category G1A.2', code: '' })
    expect(hat?.terms[1]).toMatchObject({ see: 'Loss, hat', terms: [] })
  })

  it('give words between modifiers to the title', () => {
    const text = INDEX.replace(
      '<nemod>(green) (of felt (soft))</nemod> NEC',
      '<nemod>(s), bonnet (green) straw (old)</nemod>',
    )
    const [hat] = value(readIndex(text, 'index.xml')).terms
    expect(hat).toMatchObject({ title: 'Hat, bonnet straw', nonessential: ['s', 'green', 'old'] })
  })

  it('keep the columns of a table, dashes meaning none', () => {
    const table = value(readIndex(TABLE, 'drug.xml'))
    expect(table.columns).toEqual(['Accidental', 'Adverse effect'])
    expect(table.terms[0]?.cells).toEqual(['T99.1X1', ''])
  })

  it('name line and expectation', () => {
    expect(message(readIndex(TABLE.replace('col="3">--', 'col="9">--'), 'drug.xml'))).toBe(
      'drug.xml, line 2: expected a column from 2 to 3, found "9"',
    )
    expect(message(readIndex(INDEX.replace('<title>wet</title>', ''), 'index.xml'))).toBe(
      'index.xml, line 4: expected a title in term, found nothing',
    )
  })
})
