import { describe, expect, it } from 'vitest'
import { listOf } from '../../../src/releases/seventh.ts'
import { readTabular } from '../../../src/releases/tabular.ts'
import { message, TABULAR, value } from './samples.ts'

const tabular = value(readTabular(TABULAR, 'tabular.xml'))

describe('the Tabular List', () => {
  it('gives chapters and blocks with their range and without it in the title', () => {
    expect(tabular.version).toBe('2028')
    expect(tabular.sections).toEqual([
      { kind: 'chapter', id: '1', first: 'G00', last: 'G1A', title: 'Ailments of gnomes', chapter: '1' },
      { kind: 'block', id: 'G00-G1A', first: 'G00', last: 'G1A', title: 'Garden gnomes', chapter: '1' },
      { kind: 'chapter', id: '2', first: 'S06', last: 'S06', title: 'Head of gnomes', chapter: '2' },
      { kind: 'block', id: 'S06', first: 'S06', last: 'S06', title: 'Head', chapter: '2' },
    ])
  })

  it('keeps notes in order with their owner, a list item marked, a repeated element read twice', () => {
    expect(tabular.notes.filter(({ owner }) => owner === 'G00')).toEqual([
      { owner: 'G00', kind: 'useAdditionalCode', item: false, text: ', if applicable, to identify:' },
      { owner: 'G00', kind: 'useAdditionalCode', item: true, text: 'moss (B95.-)' },
      { owner: 'G00', kind: 'useAdditionalCode', item: false, text: 'code for the garden (Y92.-)' },
    ])
    expect(tabular.notes.map(({ owner, kind }) => `${owner} ${kind}`)).toContain('G1A sevenChrNote')
  })

  it('collapses tabs and blanks in a note', () => {
    expect(tabular.notes[0]).toEqual({ owner: 'chapter:1', kind: 'includes', item: false, text: 'gnomes of any size' })
  })

  it('keeps a note inside a 7th-character table with the character above it', () => {
    expect(tabular.seventh.filter(({ owner }) => owner === 'G1A')).toEqual([
      { owner: 'G1A', char: 'A', meaning: 'initial encounter', term: 'Nose NOS' },
      { owner: 'G1A', char: 'S', meaning: 'sequela', term: '' },
    ])
  })

  it('reads the table of visual impairment without its headings', () => {
    expect(tabular.visual).toEqual([
      { category: '4', below: '1/60', from: 'Light' },
      { category: '4', below: '5/300', from: '' },
    ])
  })

  it('makes the list of codes and headers: nearest table wins, X pads, padded forms are no headers', () => {
    const list = listOf(tabular).map(({ code, billable, long }) => `${code} ${billable ? 1 : 0} ${long}`)
    expect(list).toEqual([
      'G00 0 Mossy hat',
      'G000 1 Ménard hat < 5 cm',
      'G001 1 Grey hat',
      'G1A 0 Broken nose',
      'G1A0 0 Nose of clay',
      'G1A0XXA 1 Nose of clay, initial encounter',
      'G1A0XXS 1 Nose of clay, sequela',
      'G1A2 0 Nose of plaster',
      'G1A2X 0 Nose of plaster',
      'G1A2X1 0 Nose of plaster, cracked',
      'G1A2X11 1 Nose of plaster, cracked, left side',
      'S06 0 Dented head',
      'S061X7 0 Dented head, lost for good',
      'S061X7A 1 Dented head, lost for good, initial encounter',
    ])
  })

  it.each([
    [
      '<ICD10CM.tabular><chapter></ICD10CM.tabular>',
      't.xml, line 1: expected </chapter> for line 1, found "</ICD10CM.tabular>"',
    ],
    [
      '<ICD10PCS.tabular></ICD10PCS.tabular>',
      't.xml, line 1: expected the root element ICD10CM.tabular, found "ICD10PCS.tabular"',
    ],
    ['', 't.xml: expected an XML document, found nothing'],
    [TABULAR.replace('G1A.2X1<', 'g1a.21<'), 't.xml, line 35: expected an ICD-10-CM code, found "g1a.21"'],
    [TABULAR.replace('<name>2</name>', ''), 't.xml, line 40: expected a chapter with name and desc, found nothing'],
  ])('names line and expectation when it cannot be read (%#)', (text, expected) => {
    expect(message(readTabular(text, 't.xml'))).toBe(expected)
  })
})
