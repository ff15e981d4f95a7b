import { describe, expect, it } from 'vitest'
import type { CodePeriod } from '../../../src/releases/codeset.ts'
import { type Lock, readLock, rowsOf, sha256, writeLock } from '../../../src/releases/lock.ts'
import { check, checkConsistency, checkCount, checkList, checkLock, checkTitles } from '../../../src/releases/verify.ts'
import { message, value } from './samples.ts'

const TEXT = '# code\tname\nG00\tHat\nG01\tShoe\n'
const period = (code: string, from: string, to: string, title = 'Hat', billable = true): CodePeriod => ({
  code,
  from,
  to,
  billable,
  status: title === '' ? 'N' : 'L',
  title,
})

async function lockOf(text: string): Promise<Lock> {
  return {
    sources: [{ what: 'Order file', as: 'order.txt', sha256: '0' }],
    outputs: [{ file: 'a.tsv', from: ['order.txt'], sha256: await sha256(text), rows: rowsOf(text) }],
    counts: [],
  }
}

describe('the lock file', () => {
  it('survives being written and read', async () => {
    const lock = await lockOf(TEXT)
    expect(value(readLock(writeLock(lock), 'lock'))).toEqual(lock)
    expect(lock.outputs[0]?.rows).toBe(2)
  })

  it('names what is wrong in it', () => {
    expect(message(readLock('{', 'lock'))).toContain('lock: expected JSON')
    expect(message(readLock('{"sources":[],"outputs":[{"file":1}],"counts":[]}', 'lock'))).toBe(
      'lock: expected string at outputs.0.file, found "1"',
    )
  })

  it('finds a changed, missing, unlisted and unsourced file', async () => {
    const lock = await lockOf(TEXT)
    const differences = async (files: [string, string][], of = lock) =>
      (await checkLock(of, new Map(files))).flatMap((one) => one.differences)
    expect(await differences([['a.tsv', TEXT]])).toEqual([])
    expect(await differences([['a.tsv', TEXT.replace('Shoe', 'Show')]])).toHaveLength(1)
    expect(await differences([['a.tsv', `${TEXT}G02\tBelt\n`]])).toContain('3 rows, the lock file has 2')
    expect(await differences([])).toEqual(['the file is missing'])
    expect(
      await differences([
        ['a.tsv', TEXT],
        ['b.tsv', TEXT],
      ]),
    ).toEqual(['b.tsv'])
    expect(await differences([['a.tsv', TEXT]], { ...lock, sources: [] })).toEqual([
      'source order.txt is not in the lock file',
    ])
  })
})

describe('the checks of the record', () => {
  const record = [
    period('G00', '2020-10-01', '', 'Hat', false),
    period('G000', '2020-10-01', '2021-09-30'),
    period('G000', '2021-10-01', '', 'Cap'),
  ]

  it('count codes and headers on a day', () => {
    expect(checkCount(record, { release: 'FY2021', day: '2020-10-01', billable: 1, headers: 1 }).differences).toEqual(
      [],
    )
    expect(checkCount(record, { release: 'FY2020', day: '2019-10-01', billable: 1, headers: 0 }).differences).toEqual([
      '0 billable codes',
    ])
  })

  it('find two lines on one day, a wrong order, a missing category and a title that contradicts its status', () => {
    expect(checkConsistency(record).differences).toEqual([])
    expect(checkConsistency([record[0]!, period('G000', '2020-10-01', '2021-10-01'), record[2]!]).differences).toEqual([
      'G000 has two lines on 2021-10-01',
    ])
    expect(checkConsistency([record[1]!, record[0]!]).differences).toContain(
      'G00 from 2020-10-01 stands after G000 from 2020-10-01',
    )
    expect(checkConsistency([record[1]!]).differences).toEqual(['G000 has no category on 2020-10-01'])
    expect(checkConsistency([{ ...record[0]!, status: 'N' }]).differences).toEqual([
      'G00 from 2020-10-01: title "Hat" with status N',
    ])
  })

  it('name each difference from an official list', () => {
    const official = [
      { code: 'G00', billable: false, short: '', long: 'Hat' },
      { code: 'G000', billable: true, short: '', long: 'Mitre' },
      { code: 'G001', billable: true, short: '', long: 'Bonnet' },
    ]
    expect(checkList('list', record, '2022-01-01', official).differences).toEqual([
      'added code G001 Bonnet',
      'revised G000 "Cap" to "Mitre"',
    ])
    const own = [
      { code: 'G000', billable: true, title: 'Mitre' },
      { code: 'G001', billable: false, title: 'Bonnet' },
      { code: 'G00', billable: false, title: 'Cap' },
      { code: 'G09', billable: true, title: 'Cap' },
    ]
    expect(checkTitles('titles', own, official).differences).toEqual([
      'G001 is billable',
      'G00 "Cap", official "Hat"',
      'G09 is neither added nor revised',
    ])
  })

  it('show twenty differences and count the rest', () => {
    const { differences } = check(
      'many',
      Array.from({ length: 25 }, (_, i) => `difference ${i}`),
    )
    expect([differences.length, differences.at(-1)]).toEqual([21, '… and 5 more'])
  })
})
