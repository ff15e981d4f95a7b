import { describe, expect, it } from 'vitest'
import { applyAddenda, readOrderAddenda } from '../../../src/releases/addenda.ts'
import { readCodesFile } from '../../../src/releases/codesFile.ts'
import { readOrderFile } from '../../../src/releases/orderFile.ts'
import { addendaLine, addendaSummary, message, orderLine, value } from './samples.ts'

describe('the order file', () => {
  it('takes code, flag and both titles from their columns', () => {
    const text =
      orderLine(1, 'G00', 0, 'Mossy hat') +
      orderLine(2, 'G1A0XXA', 1, 'Nose of clay, init', 'Nose of clay, initial encounter')
    expect(value(readOrderFile(text, 'order.txt'))).toEqual([
      { code: 'G00', billable: false, short: 'Mossy hat', long: 'Mossy hat' },
      { code: 'G1A0XXA', billable: true, short: 'Nose of clay, init', long: 'Nose of clay, initial encounter' },
    ])
  })

  it.each([
    [
      orderLine(1, 'G00', 0, 'Mossy hat').replace('00001', '1    '),
      'order.txt, line 1: expected an order number of five digits and a blank, found',
    ],
    [
      orderLine(1, 'G0', 0, 'Hat'),
      'order.txt, line 1: expected a code without dot, of 3 to 7 characters, found "G0     "',
    ],
    [
      `\r\n${orderLine(1, 'G00', 0, 'Hat').replace(' 0 ', ' 2 ')}`,
      'order.txt, line 2: expected 0 or 1 after the code G00, found',
    ],
    [
      orderLine(1, 'G00', 0, 'Hat', ''),
      'order.txt, line 1: expected a long title for G00, 63 columns after its flag, found',
    ],
    ['', 'order.txt: expected lines of an order file, found nothing'],
  ])('names line and expectation (%#)', (text, expected) => {
    expect(message(readOrderFile(text, 'order.txt'))).toContain(expected)
  })
})

describe('the list of codes', () => {
  it('takes seven columns of code and the title after a blank', () => {
    expect(value(readCodesFile('G000    Hat\r\nG1A0XXA Nose\r\n', 'codes.txt'))).toEqual(
      new Map([
        ['G000', 'Hat'],
        ['G1A0XXA', 'Nose'],
      ]),
    )
    expect(message(readCodesFile('G000 Hat\n', 'codes.txt'))).toContain(
      'codes.txt, line 1: expected a code without dot',
    )
  })
})

const LINES =
  addendaLine('Delete:', 1, 'G001', 'Grey hat') +
  addendaLine('Add:', 0, 'G001', 'Grey hat') +
  addendaLine('Add:', 1, 'G0010', 'Grey hat of felt') +
  addendaLine('Revise from:', 1, 'G000', 'Green hat') +
  addendaLine('Revise to:', 1, 'G000', 'Verdant hat') +
  '\r\n'
const SUMMARY = `${addendaSummary('Headers', [1, 2, 1, 0, 0])}\r\n${addendaSummary('Codes', [2, 2, 1, 1, 1])}`

describe('order addenda', () => {
  it('give additions, deletions, revisions and the totals of the summary', () => {
    const addenda = value(readOrderAddenda(LINES + SUMMARY, 'addenda.txt'))
    expect(addenda.added.map(({ code, billable }) => [code, billable])).toEqual([
      ['G001', false],
      ['G0010', true],
    ])
    expect(addenda.deleted.map(({ code }) => code)).toEqual(['G001'])
    expect(addenda.revised.map(({ from, to }) => [from.long, to.long])).toEqual([['Green hat', 'Verdant hat']])
    expect(addenda.totals).toEqual({ headers: 2, codes: 2 })
  })

  it('turn one list into the next', () => {
    const before = value(
      readOrderFile(
        orderLine(1, 'G00', 0, 'Hat') + orderLine(2, 'G000', 1, 'Green hat') + orderLine(3, 'G001', 1, 'Grey hat'),
        'o',
      ),
    )
    const after = applyAddenda(before, value(readOrderAddenda(LINES + SUMMARY, 'addenda.txt')))
    expect(after.map(({ code, billable, long }) => `${code} ${billable} ${long}`)).toEqual([
      'G00 false Hat',
      'G000 true Verdant hat',
      'G001 false Grey hat',
      'G0010 true Grey hat of felt',
    ])
  })

  it.each([
    [LINES, 'a summary with two counts of headers and two of codes'],
    [
      LINES + SUMMARY.replace('1 deletions', '7 deletions'),
      'deletions as the summary counts them, 0 + 7, found "0 + 1"',
    ],
    [LINES.replace('Revise from:', 'Add:        ') + SUMMARY, 'line 5: expected "Revise from:" before'],
    [LINES.replace('Revise to:  ', 'Add:        ') + SUMMARY, 'line 5: expected "Revise to:" for G000'],
    [
      `Change: G00\n${LINES}${SUMMARY}`,
      'line 1: expected "Add:", "Delete:", "Revise from:", "Revise to:" or the summary',
    ],
  ])('name line and expectation (%#)', (text, expected) => {
    expect(message(readOrderAddenda(text, 'addenda.txt'))).toContain(expected)
  })
})
