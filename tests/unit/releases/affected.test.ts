import { expect, it } from 'vitest'
import { affectedBy, affectedReport } from '../../../src/releases/affected.ts'
import type { ListEntry } from '../../../src/releases/list.ts'

const entry = (code: string, billable: boolean, long: string): ListEntry => ({ code, billable, short: '', long })

const difference = {
  added: [entry('G0010', true, 'Grey cap of felt')],
  deleted: [entry('G005', true, 'Torn hat')],
  turned: [{ before: entry('G001', true, 'Grey hat'), after: entry('G001', false, 'Grey cap') }],
  revised: [{ before: entry('G007', true, 'Hat'), after: entry('G007', true, 'Cap') }],
}

it('a release affects the entries that name a code which ends or becomes a header, and no other', () => {
  const terms =
    '#term\tcode\tcontext\ngrey hat\tG00.1\t\ncap\tG00.7\t\ntorn hat\tG00.5\tG00.1\nhat\tG00\t\nG00.55\tG00.15\t\n'
  const rule = '{\n  "has": ["G00.5"],\n  "settle": "G00-G05"\n}\n'
  const affected = affectedBy(difference, [
    { path: 'terms/a.tsv', text: terms },
    { path: 'rules/a.json', text: rule },
  ])
  expect(affected.map(({ path, line, code }) => `${path}:${line} ${code}`)).toEqual([
    'terms/a.tsv:2 G00.1',
    'terms/a.tsv:4 G00.5',
    'terms/a.tsv:4 G00.1',
    'rules/a.json:2 G00.5',
  ])
  expect(affectedReport(affected)[1]).toBe(
    'terms/a.tsv:2: G00.1 from code to header: codes are below it now: grey hat\tG00.1',
  )
})
