import { expect, test } from 'vitest'
import { readValue } from '../../../../src/engine/structure/index.ts'
import { fieldsOf } from './notes.ts'

test('a name and what is said of it', () => {
  expect(fieldsOf('Fever: none. Cough: yes')).toEqual(['Fever = no (none)', 'Cough = yes (yes)'])
})
test('one value for several names', () => {
  expect(fieldsOf('Fever, chills or sweats: denies')).toEqual(['Fever, chills or sweats = no (denies)'])
})
test('fields that follow each other without a sign', () => {
  expect(fieldsOf('Fever: no Cough: yes Rash: no')).toEqual(['Fever = no (no)', 'Cough = yes (yes)', 'Rash = no (no)'])
})
test('a value of several words is text, a time is no field', () => {
  expect(fieldsOf('Swelling: no change at 10:30')).toEqual(['Swelling = text (no change at 10:30)'])
})
test('check boxes before names', () => {
  expect(fieldsOf('[x] eczema [ ] asthma ( ) gout')).toEqual([
    'eczema = yes ([x])',
    'asthma = empty ([ ])',
    'gout = empty (( ))',
  ])
  expect(fieldsOf('☑ smoker ☐ alcohol')).toEqual(['smoker = yes (☑)', 'alcohol = empty (☐)'])
})
test('check boxes before yes and no', () => {
  expect(fieldsOf('Chest pain: [ ] yes [x] no')).toEqual(['Chest pain = no ([x])'])
})
test('signs in brackets and before names', () => {
  expect(fieldsOf('Murmur (-), rub (+)')).toEqual(['Murmur = no ((-))', 'rub = yes ((+))'])
  expect(fieldsOf('+ cough / - fever')).toEqual(['cough = yes (+)', 'fever = no (-)'])
})
test('a row of a table', () => {
  expect(fieldsOf('Seizures\tno\nSyncope\tyes')).toEqual(['Seizures = no (no)', 'Syncope = yes (yes)'])
})
test.each([
  ['None reported', 'no'],
  ['negative', 'no'],
  ['Y', 'yes'],
  ['former, quit 2011', 'past'],
  ['suspected', 'maybe'],
  ['____', 'empty'],
  ['no change', 'text'],
  ['occasional', 'text'],
])('the value "%s" says %s', (value, says) => {
  expect(readValue(value)).toBe(says)
})
