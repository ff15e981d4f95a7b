import { describe, expect, it } from 'vitest'
import { bmi, bmiCode } from '../../../../src/engine/values/bmi.ts'
import { burnExtent, extentCode } from '../../../../src/engine/values/burns.ts'
import { daysAgo } from '../../../../src/engine/values/elapsed.ts'
import { gestation, weeksCode } from '../../../../src/engine/values/gestation.ts'
import { parseDay } from '../../../../src/library/day.ts'

const always = () => true

describe('body mass index', () => {
  it.each([
    ['BMI 31.4', 31.4],
    ['Body mass index is 42', 42],
    ['BMI: 18.25 kg/m2', 18.25],
    ['body mass index (BMI) of 27', 27],
    ['BMI today = 35.0', 35],
  ])('is read from "%s"', (text, value) => {
    expect(bmi(text)?.value).toBe(value)
  })
  it.each(['BMI 95%', 'BMI 85th percentile', 'BMI at the 97 percentile', 'BMI elevated', 'BMI 99', 'weight 31.4'])(
    'is not read from "%s"',
    (text) => {
      expect(bmi(text)).toBeUndefined()
    },
  )
  it('points to its words', () => {
    const text = 'Wt 200 lb, BMI 31.4 today'
    const { start, end } = bmi(text)!.span
    expect(text.slice(start, end)).toBe('BMI 31.4')
  })
  it.each([
    [20, 'Z68.20'],
    [29.9, 'Z68.29'],
    [39.99, 'Z68.39'],
    [40, 'Z68.41'],
    [44.9, 'Z68.41'],
    [45, 'Z68.42'],
    [50, 'Z68.43'],
    [60, 'Z68.44'],
    [70, 'Z68.45'],
    [18.4, 'Z68.18'],
    [18.5, 'Z68.19'],
  ])('of %d in an adult is %s', (value, code) => {
    expect(bmiCode(value, 45, always)).toBe(code)
    expect(bmiCode(value, undefined, always)).toBe(code)
  })
  it('under 20 has one code before it was divided', () => {
    expect(bmiCode(18, 45, (code) => code === 'Z68.1')).toBe('Z68.1')
  })
  it('of a child goes by percentile, not by the value', () => {
    expect(bmiCode(31, 12, always)).toBeUndefined()
    expect(bmiCode(31, 20, always)).toBe('Z68.31')
  })
})

describe('gestational age', () => {
  it.each([
    ['IUP at 32w1d', 32, 1, 'third', 'Z3A.32'],
    ['Pregnant, 13 weeks 6 days', 13, 6, 'first', 'Z3A.13'],
    ['Pregnancy at 14 weeks', 14, 0, 'second', 'Z3A.14'],
    ['EGA 27+6', 27, 6, 'second', 'Z3A.27'],
    ['28 weeks pregnant', 28, 0, 'third', 'Z3A.28'],
    ['GA: 6 weeks 2 days', 6, 2, 'first', 'Z3A.01'],
    ['pregnant, 43 weeks', 43, 0, 'third', 'Z3A.49'],
  ])('is read from "%s"', (text, weeks, days, trimester, code) => {
    const g = gestation(text)!
    expect(g).toMatchObject({ weeks, days, trimester })
    expect(weeksCode(g)).toBe(code)
    expect(text.slice(g.span.start, g.span.end)).toBe(g.span.text)
  })
  it.each([
    'Cough for 12 weeks',
    'Pregnant. Return in 4 weeks',
    'Pregnant, ultrasound every 6 weeks',
    'Pregnant, 60 weeks',
    'Twin pregnancy. BPD: 8.0 cm consistent with 32 weeks gestation',
    'Pregnant',
    '',
  ])('is not read from "%s"', (text) => {
    expect(gestation(text)).toBeUndefined()
  })
})

describe('the extent of burns', () => {
  it.each([
    ['Burns of 18% TBSA', 18, undefined, 'T31.10'],
    ['Burn, TBSA 25%, of which 12% third degree', 25, 12, 'T31.21'],
    ['burned 5% of body surface', 5, undefined, 'T31.0'],
    ['burns, total body surface 95%, full thickness 91%', 95, 91, 'T31.99'],
  ])('is read from "%s"', (text, total, deep, code) => {
    const extent = burnExtent(text)!
    expect(extent).toMatchObject({ total, deep })
    expect(extentCode(extent)).toBe(code)
  })
  it.each(['Psoriasis on 18% TBSA', 'Burns, TBSA 180%', 'Burn of the hand'])('is not read from "%s"', (text) => {
    expect(burnExtent(text)).toBeUndefined()
  })
})

describe('how long ago', () => {
  const day = parseDay('2026-11-22')
  const ago = (text: string, words = 'MI'): number | undefined => {
    const start = text.indexOf(words)
    return daysAgo(text, start, start + words.length, 0, text.length, day)
  }
  it.each([
    ['MI 2 weeks ago', 14],
    ['MI a month ago', 30],
    ['three days after MI', 3],
    ['MI today', 0],
    ['MI last week', 7],
    ['5 yrs s/p MI', 1826],
  ])('is read from "%s"', (text, days) => {
    expect(ago(text)).toBe(days)
  })
  it('of a year is counted from its end, so that nothing is called older than it may be', () => {
    expect(ago('MI in 2018')).toBe(day - parseDay('2018-12-31'))
  })
  it('is unknown for a year to come, and where nothing says it', () => {
    expect(ago('MI in 2031')).toBeUndefined()
    expect(ago('MI, stable')).toBeUndefined()
  })
  it('goes by the statement that is nearest', () => {
    expect(ago('MI 2 weeks ago, stroke 5 years ago')).toBe(14)
    expect(ago('MI 2 weeks ago, stroke 5 years ago', 'stroke')).toBe(1826)
  })
})
