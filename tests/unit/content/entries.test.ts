import { describe, expect, it } from 'vitest'
import { isAdministrative, isEntry, isOfRecord, isOfRecords, isOrder } from '../../../src/content/entries.ts'
import { judge } from '../../../src/content/prose.ts'

const order = (text: string) => isOrder(text, judge(text))

describe('an order', () => {
  it.each([
    'Take one tablet by mouth at bedtime.',
    'Glipizide 5 mg tablet - Take 1 tablet daily before breakfast',
    'furosemide 40 mg oral tablet, 40 mg, PO, BID',
    'Torsemide 20 mg tablet, 1 tablet by mouth every morning',
    'insulin lispro 100 units/mL, 6 units, subcut, q8h',
  ])('is known by its form: %s', (text) => expect(order(text)).toBe(true))

  it.each([
    'Stop glipizide because of low sugars in the night, and start with half a tablet of metformin.',
    'Raise carvedilol to 12.5 mg twice daily, potassium and creatinine in ten days.',
    'Furosemide was doubled to 80 mg, and she feels better.',
    'Take a deep breath was all that he was told.',
  ])('is not what a plan says of one: %s', (text) => expect(order(text)).toBe(false))
})

describe('an entry of a form', () => {
  const entry = (text: string) => isEntry(text, judge(text))
  it('has a name and a short value', () => expect(entry('Facility: Birch Hill')).toBe(true))
  it('is no line under a sign of notes', () => expect(entry('A: otitis media, right')).toBe(false))
})

describe('what is of the chart or the program around a note', () => {
  it.each([
    'Farrow, Odette 58yo F DOB: 02/11/1968 PCP: R. Ames',
    'Administrator created this document 3 hours ago',
    'Lena Fuchs 2 days ago',
    'Page 2 of 3',
    'Printed 11/22/2026 11:03 by DFX',
    '"status": "final", "type": { "text": "Note" }',
  ])('is told by its form: %s', (text) => expect(isOfRecord(text)).toBe(true))

  it.each([
    'Twisted her knee 2 days ago',
    'Age 58, no complaints today.',
    'He changed to decaffeinated coffee a month ago.',
    'She said: "it burns", and: "it is worse at night".',
  ])('is not what a note says: %s', (text) => expect(isOfRecord(text)).toBe(false))
})

describe('a label', () => {
  it.each(['Author', 'Date of birth', 'Emergency contact', 'Patient name', 'Encounter type', 'Last edited by'])(
    'of a person, visit or paper is known: %s',
    (text) => expect(isAdministrative(text)).toBe(true),
  )
  it.each(['Assessment', 'Plan', 'History', 'Notes', 'Patient education'])('of anything else is not: %s', (text) =>
    expect(isAdministrative(text)).toBe(false),
  )
})

it('knows tables of results and orders by their headers', () => {
  expect(['Reference range', 'Flag', 'Dosage', 'Balance'].every(isOfRecords)).toBe(true)
  expect(['Problem', 'Assessment', 'Plan', 'Date'].some(isOfRecords)).toBe(false)
})

describe('the banner of a chart', () => {
  it.each([
    'Sunita Devi (GAN203011) Female, 34 Years 2 Months, Ganiyari, 9425550000',
    'TANNER, RHEA F 61 years (416) 555-0134',
    'Meera Joshi | 58 F | IP 20011',
  ])('is known: %s', (line) => expect(isOfRecord(line)).toBe(true))

  it.each([
    '68 y M, WBC 15000, hypotensive, febrile',
    'Vitals T 101 F, HR 110, platelets 150000',
    'Mrs Hale, 61 years F, was seen with platelets of 40000',
  ])('is told from what a note says: %s', (line) => expect(isOfRecord(line)).toBe(false))
})
