import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEncoder } from '../../../../src/encoder/encoder.ts'
import { engineFor } from '../../../../src/encoder/engine.ts'
import type { Engine } from '../../../../src/engine/index.ts'
import type { Analysis, Encounter } from '../../../../src/engine/types.ts'
import { cptSections } from '../../../../src/library/licensed/cpt.ts'
import type { Index } from '../../../../src/store/format.ts'
import { openRealIndex } from '../../../support/real-index.ts'
import { importOf } from '../../library/hcpcs/whole.ts'

let index: Index
let engine: Engine
let licensed: Engine
beforeAll(async () => {
  index = await openRealIndex()
  const open = async () => index
  engine = await engineFor(createEncoder(open), 'outpatient')
  // numbers and descriptors are invented
  const cpt = await importOf(
    cptSections([
      { code: '00011', long: 'Punch biopsy of imaginary skin, single lesion', medium: '', short: 'PUNCH BIOPSY SKIN' },
      { code: '00012', long: 'Irrigation of a dreamt ear', medium: '', short: '' },
    ]),
    { edition: '2031' },
  )
  licensed = await engineFor(
    createEncoder(open, async (kind) => (kind === 'cpt' ? cpt : undefined)),
    'outpatient',
  )
}, 240_000)

const read = (text: string, said: Partial<Encounter> = {}, by = engine): Analysis =>
  by.analyse(text, { setting: 'outpatient', date: '2026-11-01', ...said })
const supplies = (text: string, said: Partial<Encounter> = {}) =>
  read(text, said)
    .suggestions.filter(({ system }) => system === 'HCPCS')
    .map(
      ({ code, units, tier }) =>
        `${code}${units === undefined ? '' : ` x${units}`}${tier === 'mentioned' ? ' (mentioned)' : ''}`,
    )

describe('drugs given', () => {
  it.each([
    ['amount, route and act lead to the code and its units', 'Rocephin 500 mg IM given in clinic today.', ['J0696 x2']],
    ['the amount may stand before the name', 'The left knee was injected with 80 mg of Depo-Medrol.', ['J1010 x80']],
    ['a rest below a unit is a unit', 'Toradol 20 mg IM administered.', ['J1885 x2']],
    [
      'each drug has the amount that is said of it',
      'She received Zofran 4 mg IV and 25 mg of Benadryl IV.',
      ['J2405 x4', 'J1200 x1'],
    ],
    ['a dose by weight is no amount', 'Adenosine 140 mcg/kg/min was infused for the stress test.', ['J0153']],
    ['units of biological activity', 'Heparin 5,000 units SC was given.', ['J1644 x5']],
    ['fluids go by their volume', 'A bolus of 1 L normal saline was given.', ['J7030 x1']],
    ['the code follows the route', 'Solu-Medrol 125 mg IV push given.', ['J2919 x25']],
    ['the code follows the day', 'Vancomycin 1 g IV given.', ['J3373 x100'], '2026-02-01'],
    ['and on an earlier day the one of then', 'Vancomycin 1 g IV given.', ['J3370 x2'], '2024-02-01'],
    [
      'what numbs the place of a procedure is only mentioned',
      'The area was infiltrated locally with lidocaine, injected slowly.',
      ['J2003 (mentioned)'],
    ],
  ])('%s', (_what, text, codes, date = '2026-11-01') => expect(supplies(text, { date })).toEqual(codes))

  it.each([
    ['a plan', 'We will give ceftriaxone 1 g IM tomorrow.'],
    ['a thought', 'Consider ketorolac 30 mg IM if the pain returns.'],
    ['a prescription', 'Prescribed enoxaparin 40 mg SC daily for two weeks.'],
    ['a home medication', 'Continues Humira 40 mg SC every other week, given by his wife, taking it daily.'],
    ['a refusal', 'Depo-Provera 150 mg IM was offered and she declined.'],
    ['a denial', 'No ceftriaxone was given.'],
    ['another person', 'His mother was given vitamin B12 1000 mcg IM.'],
    ['another time', 'He received Kenalog 40 mg IM three weeks ago.'],
    ['an allergy', 'Allergies: ceftriaxone (rash after 1 g IM given).'],
    ['a mixture for numbing', 'Numbed: lidocaine and epinephrine injected.'],
    ['another place', 'She was seen at a nearby hospital first. There she was given ceftriaxone 1 g IV.'],
    ['what was given before the patient was sent on', 'He was given 5 mg IV diazepam and transferred to us by road.'],
    ['a patch', 'Her heart was cathed. An IV bolus was given; nitroglycerin patch taken off.'],
    ['an amount of another drug', 'She received prednisolone 40 mg, and inhalations of albuterol, ipratropium.'],
    ['a bare name', 'Lasix was discussed. Heparin is an anticoagulant.'],
  ])('%s is no drug given', (_what, text) => {
    expect(supplies(text).filter((code) => !code.includes('mentioned'))).toEqual([])
  })

  it.each([
    [
      'after the story has come here',
      'Taken to a nearby hospital. On arrival here ceftriaxone 1 g IV was given.',
      'J0696 x4',
    ],
    ['before a move within the house', 'Toradol 30 mg IV given and transferred to the medical floor.', 'J1885 x2'],
  ])('%s are given here', (_what, text, code) => expect(supplies(text)).toEqual([code]))

  it('of several codes that the note does not tell apart is mentioned, with what would', () => {
    expect(supplies('A bolus of normal saline was given IV.')).toEqual([expect.stringContaining('(mentioned)')])
    const of = (text: string) => read(text).suggestions.find(({ code }) => /^Q99/.test(code))
    expect(of('90 mL of Isovue was administered IV.')).toMatchObject({
      tier: 'mentioned',
      needs: expect.arrayContaining([expect.stringContaining('Q9967')]),
    })
    expect(of('90 mL of Isovue 370 was administered IV.')).toMatchObject({ code: 'Q9967', tier: 'recommended' })
  })

  it('tell what was planned or denied, with the words that say so', () => {
    const { notCoded } = read('Will give Decadron 10 mg IM at the next visit.')
    expect(notCoded).toContainEqual(
      expect.objectContaining({
        code: 'J1100',
        reason: 'hypothetical',
        cue: expect.objectContaining({ text: 'Will' }),
      }),
    )
  })

  it('know the rest of a container where the note tells it, and ask for it where not', () => {
    const of = (text: string) => read(text).suggestions.find(({ code }) => code === 'J1885')
    expect(of('Toradol 30 mg IM given, no waste.')).toMatchObject({ modifiers: ['JZ'] })
    expect(of('Toradol 15 mg IM given, 15 mg wasted.')).toMatchObject({ modifiers: ['JW'] })
    expect(of('Toradol 30 mg IM given.')?.needs?.join()).toContain('JZ')
  })
})

describe('vaccines, supplies and equipment', () => {
  it.each([
    ['a vaccine given', 'Flu shot given in the left deltoid.', ['G0008 x1'], 70],
    [
      'of a younger person it is mentioned: another payer is likely',
      'Flu shot given in the left deltoid.',
      ['G0008 x1 (mentioned)'],
      30,
    ],
    ['two vaccines', 'Fluad and Prevnar 20 were administered.', ['G0008 x1', 'G0009 x1'], 80],
    ['equipment ordered', 'Ordered a front wheeled walker through DME.', ['E0143'], undefined],
    ['an orthosis put on', 'She was placed in a knee immobilizer and given crutches.', ['L1830', 'E0114'], undefined],
    ['a device inserted', 'Mirena IUD inserted without difficulty.', ['J7298'], undefined],
  ])('%s', (_what, text, codes, age) => expect(supplies(text, age === undefined ? {} : { age })).toEqual(codes))

  it.each([
    ['what the person uses', 'Ambulates with a cane. Uses home oxygen.'],
    ['what is considered', 'May need a nebulizer. Consider ordering a wheelchair.'],
    ['what was refused', 'She declined the flu shot that was to be given.'],
    ['what was taken away', 'His Foley catheter was removed; water was given.'],
    ['a treatment with a device', 'Nebulizer treatment given with relief.'],
    ['how somebody is to walk', 'She was given advice and may be partially weightbearing with crutches.'],
    ['a vaccine of last year', 'Flu shot was given last year.'],
  ])('%s is not supplied', (_what, text) => expect(supplies(text)).toEqual([]))

  it('leave what is put on or in for a treatment to the treatment, and take what is handed out', () => {
    expect(supplies('Oxygen: a nasal cannula was applied.')).toEqual(['A4615 (mentioned)'])
    expect(supplies('She was issued a nasal cannula.')).toEqual(['A4615'])
    expect(supplies('A walker boot was dispensed.')).toEqual(['L4387'])
  })

  it('leave what an operation takes to the facility', () => {
    const text = 'On the operating table he lay prepped and draped. A Foley catheter was inserted.'
    expect(supplies(text)).toEqual(['A4338 (mentioned)'])
  })
})

describe('services that CPT codes', () => {
  const NOTE = 'Punch biopsy of the skin performed on the forearm. EKG done. A colonoscopy is planned.'

  it('are kept as documented while CPT is not loaded', () => {
    expect(read(NOTE).documented?.map(({ evidence, message }) => [evidence.text, message])).toEqual([
      ['Punch biopsy', 'documented; CPT not loaded'],
      ['EKG', 'documented; CPT not loaded'],
    ])
  })

  it('lead to candidates of the imported file, with evidence', () => {
    const { suggestions, documented } = read(NOTE.replace('the skin', 'imaginary skin'), {}, licensed)
    expect(documented).toBeUndefined()
    expect(suggestions.filter(({ system }) => system === 'CPT')).toMatchObject([
      { code: '00011', tier: 'mentioned', evidence: [{ text: 'Punch biopsy' }] },
    ])
  })
})

describe('the reader of supplies', () => {
  it('quotes the note, and is silent in inpatient notes', async () => {
    const text = 'Rocephin 1 g IM given. Ordered a walker. Flu shot given.'
    for (const { evidence } of read(text).suggestions) {
      for (const span of evidence) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
    const inpatient = await engineFor(
      createEncoder(async () => index),
      'inpatient',
    )
    const { suggestions } = inpatient.analyse(text, { setting: 'inpatient', date: '2026-11-01' })
    expect(suggestions.filter(({ system }) => system === 'HCPCS')).toEqual([])
  })

  it('takes any text', () => {
    const words = fc.constantFrom(
      'Rocephin',
      '1 g',
      'IM',
      'given',
      'walker',
      'ordered',
      '; ',
      '. ',
      '\n',
      'no',
      'EKG',
      'performed',
      '500',
      'mg',
      '%',
      '1:1000',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ')
        for (const { evidence } of read(text).suggestions) {
          for (const span of evidence) expect(text.slice(span.start, span.end)).toBe(span.text)
        }
      }),
      { numRuns: 100 },
    )
  })
})
