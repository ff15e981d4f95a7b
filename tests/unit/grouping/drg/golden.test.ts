import { describe, expect, it } from 'vitest'
import type { DrgClaim } from '../../../../src/grouping/drg/types.ts'
import { group, type stay } from './stays.ts'

type Case = [what: string, drg: string, ...of: Parameters<typeof stay>]

const at = (version: string): Partial<DrgClaim> => ({ version })
const newborn: Partial<DrgClaim> = { age: 0 }
const died: Partial<DrgClaim> = { dischargeStatus: '20' }

const CASES: Record<string, Case[]> = {
  'severity of secondary diagnoses': [
    ['an MCC', '291', 'I50.23', ['N17.0']],
    ['CCs only', '292', 'I50.23', ['D62', 'N17.9']],
    ['neither', '293', 'I50.23', ['I10']],
    ['an MCC that the principal diagnosis excludes', '293', 'I50.23', ['J81.0']],
    ['the principal diagnosis repeated', '081', 'R40.20', ['R40.20']],
    ['cardiac arrest of one who left alive', '291', 'I50.23', ['I46.9']],
    ['cardiac arrest of one who died', '293', 'I50.23', ['I46.9'], [], died],
    ['a diagnosis that the DRG itself asks for', '839', 'Z51.11', ['C92.00']],
    ['a code that does not exist', '293', 'I50.23', ['N17.X']],
  ],
  'pre-MDC': [
    ['tracheostomy with long ventilation', '004', 'J96.01', [], ['0B110F4', '5A1955Z']],
    ['long ventilation alone', '207', 'J96.01', [], ['5A1955Z']],
    ['heart transplant without MCC', '002', 'I50.23', [], ['02YA0Z0']],
    ['heart transplant with MCC', '001', 'I50.23', ['N17.0'], ['02YA0Z0']],
  ],
  'multiple significant trauma and HIV': [
    ['trauma of head and abdomen', '965', 'S06.5X0A', ['S36.113A']],
    ['with a CC of another kind', '964', 'S06.5X0A', ['S36.113A', 'S22.41XA']],
    ['trauma of one site', '087', 'S06.5X0A', ['I10']],
    ['HIV with a major related condition', '976', 'B20', ['B59']],
    ['a major related condition with HIV', '976', 'B59', ['B20']],
    ['HIV alone', '977', 'B20'],
  ],
  'sex and newborns': [
    ['stress incontinence of a man', '696', 'N39.3', [], [], { sex: 'M' }],
    ['stress incontinence of a woman', '761', 'N39.3', [], [], { sex: 'F' }],
    ['stress incontinence, sex unknown', '999', 'N39.3', [], [], { sex: 'U' }],
    ['a normal newborn', '795', 'Z38.00', [], [], newborn],
    ['extreme immaturity', '790', 'P07.02', [], [], newborn],
    ['a newborn who died', '789', 'P07.02', [], [], { ...newborn, ...died }],
    ['a newborn transferred to acute care', '789', 'Z38.00', [], [], { ...newborn, dischargeStatus: '02' }],
    ['any other neonate in version 40.0', '794', 'P28.31', [], [], { ...newborn, ...at('40.0') }],
  ],
  'surgical hierarchy': [
    ['operation of another MDC, extensive', '983', 'I50.23', [], ['0SRD0J9']],
    ['operation of another MDC, not extensive', '989', 'I50.23', [], ['0HBT0ZZ']],
    ['knees of both sides', '462', 'M17.0', [], ['0SRC0J9', '0SRD0J9']],
    ['one knee', '470', 'M17.0', [], ['0SRC0J9']],
    ['the same knee twice', '470', 'M17.0', [], ['0SRC0J9', '0SRC0J9']],
    ['four stents in one artery', '321', 'I25.10', [], ['027037Z']],
    ['two and two stents', '321', 'I25.10', [], ['027035Z', '027135Z']],
    ['one stent', '322', 'I25.10', [], ['027034Z']],
    ['stents of two kinds, four in all, version 40.0', '247', 'I25.10', [], ['027035Z', '02713EZ'], at('40.0')],
    ['one level fused', '451', 'M25.78', [], ['0RG6070']],
    ['two levels fused by two codes', '448', 'M25.78', [], ['0RG6070', '0RG607J']],
    ['one level fused twice, which counts twice', '448', 'M25.78', [], ['0RG6070', '0RG6070']],
    ['three levels fused by three codes', '428', 'M25.78', [], ['0RG6070', '0RG607J', '0SG0070']],
    ['a DRG and the way out of the MDC of one rank', '517', 'M93.222', [], ['05H03MZ'], at('43.1')],
    ['an MCC beside a CC whose rank comes first', '673', 'N18.6', ['J96.01', 'D62'], ['03180ZV'], at('40.0')],
  ],
  combinations: [
    ['removal and replacement of one knee', '468', 'T84.033A', [], ['0SPD0JZ', '0SRD0J9'], at('43.1')],
    ['removal alone', '465', 'T84.033A', [], ['0SPD0JZ'], at('43.1')],
    ['pacemaker and its lead', '244', 'I49.5', [], ['0JH606Z', '02H63JZ']],
  ],
  obstetrics: [
    ['vaginal delivery', '807', 'O80', ['Z37.0'], ['10E0XZZ'], { age: 30 }],
    ['vaginal delivery with sterilization', '798', 'O80', ['Z37.0'], ['10E0XZZ', '0UL74ZZ'], { age: 30 }],
    ['cesarean section', '788', 'O34.211', ['Z37.0'], ['10D00Z1'], { age: 30 }],
    ['a diagnosis of delivery without one', '998', 'O67.0'],
  ],
  'discharge status': [
    ['left against advice', '894', 'F10.20', [], [], { dischargeStatus: '07' }],
    ['home', '897', 'F10.20'],
    ['infarction, alive', '282', 'I21.4'],
    ['infarction, died', '285', 'I21.4', [], [], died],
    ['no such status where it matters', '999', 'I21.4', [], [], { dischargeStatus: '99' }],
    ['no such status where it does not', '293', 'I50.23', [], [], { dischargeStatus: '99' }],
  ],
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases)('%s: %s', (_what, drg, ...of) => {
    expect(group(...of).drg).toBe(drg)
  })
})

describe('hospital-acquired conditions', () => {
  // each: a code of the condition, the principal diagnosis and operation that belong to it, DRG with it and without it
  it.each<[hac: number, with_: string, without: string, ...of: Parameters<typeof stay>]>([
    [1, '398', '399', 'K35.80', ['T81.500A'], ['0DTJ4ZZ']],
    [2, '291', '293', 'I50.23', ['T80.0XXA']],
    [3, '292', '293', 'I50.23', ['T80.310A']],
    [4, '291', '293', 'I50.23', ['L89.154']],
    [5, '291', '293', 'I50.23', ['S72.001A']],
    [6, '292', '293', 'I50.23', ['T83.511A']],
    [7, '292', '293', 'I50.23', ['T80.211A']],
    [8, '235', '236', 'I25.10', ['J98.51'], ['021009W']],
    [9, '291', '293', 'I50.23', ['E11.00']],
    [10, '469', '470', 'M17.11', ['I26.99'], ['0SRC0J9']],
    [11, '620', '621', 'E66.01', ['K95.81'], ['0D164ZA']],
    [12, '472', '473', 'M48.061', ['T84.60XA'], ['0RG10A0']],
    [13, '243', '244', 'I49.5', ['T82.7XXA'], ['0JH606Z', '02H63JZ']],
    [14, '292', '293', 'I50.23', ['J95.811'], ['02HV33Z']],
  ])(
    '%i counts only when present on admission',
    (hac, with_, without, principal, [code = ''] = [], procedures = []) => {
      const of = (poa: string, more: Partial<DrgClaim> = {}) => group(principal, [`${code} ${poa}`], procedures, more)
      for (const present of ['Y', 'W']) expect(of(present)).toMatchObject({ drg: with_, initialDrg: with_, hacs: [] })
      for (const not of ['N', 'U']) expect(of(not)).toMatchObject({ drg: without, initialDrg: with_, hacs: [hac] })
      expect(of('-')).toMatchObject({ drg: '999', initialDrg: with_, returnCode: 'HAC_MISSING_ONE_POA' })
      expect(of('N', { poaExempt: true })).toMatchObject({ drg: with_, hacs: [] })
    },
  )

  it('need their operation', () => {
    expect(group('I25.10', ['J98.51 N'])).toMatchObject({ drg: '302', hacs: [] })
    expect(group('I50.23', ['I82.401 -'])).toMatchObject({ drg: '292', returnCode: 'OK' })
  })

  it('leave a DRG that another MCC supports', () => {
    expect(group('I50.23', ['L89.154 N', 'N17.0'])).toMatchObject({ drg: '291', initialDrg: '291', hacs: [4] })
  })

  it('take the urinary infection out together with the catheter, and neither when the catheter was there before', () => {
    expect(group('I50.23', ['T83.511A N', 'N39.0 N'])).toMatchObject({ drg: '293', hacs: [6] })
    expect(group('I50.23', ['T83.511A Y', 'N39.0 N'])).toMatchObject({ drg: '292', hacs: [] })
  })

  it('once met, ask for the indicator of every code on their lists', () => {
    const missing = group('I50.23', ['L89.154 N', 'J98.51 -'])
    expect(missing).toMatchObject({ drg: '999', returnCode: 'HAC_MISSING_ONE_POA' })
  })
})

describe('what is told beside the group', () => {
  it('medical or surgical, severity, and the MDC of the principal diagnosis where the group stands before all', () => {
    expect(group('J96.01', ['N17.0'], ['0B110F4', '5A1955Z'])).toMatchObject({
      mdc: '04',
      medSurg: 'surgical',
      severity: 'MCC',
    })
    expect(group('I50.23', ['D62'])).toMatchObject({ mdc: '05', medSurg: 'medical', severity: 'CC' })
    expect(group('V43.52XA')).toMatchObject({
      mdc: '00',
      medSurg: null,
      severity: null,
      returnCode: 'DX_CANNOT_BE_PDX',
    })
  })

  it('weights and lengths of stay of the year whose table is bundled, and of no other', () => {
    const weights = (version: string) => group('I50.23', ['N17.0'], [], at(version)).weights
    expect(weights('43.1')).toEqual({ weight: 1.2838, gmlos: 3.8, amlos: 5, postAcute: true, specialPay: false })
    expect(weights('43.0')).toEqual(weights('43.1'))
    expect(weights('44.0')).toBeUndefined()
    expect(weights('42.1')).toBeUndefined()
  })
})
