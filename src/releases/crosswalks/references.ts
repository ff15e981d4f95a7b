import { readTable } from '../codeset.ts'
import type { Reference } from '../references.ts'
import { ok } from '../result.ts'
import type { Files } from '../systems.ts'
import { lines } from '../text.ts'
import { check } from '../verify.ts'
import { GEM_COLUMNS, TITLE_COLUMNS } from './columns.ts'

/** The master descriptions v32, against which the bundled titles are exact. */
export function titleReferences(files: Files): Reference[] {
  return [
    { path: 'icd9/CMS32_DESC_LONG_DX.txt', name: 'diagnoses.tsv' },
    { path: 'icd9/CMS32_DESC_LONG_SG.txt', name: 'procedures.tsv' },
  ].map(({ path, name }) => ({
    path,
    check(text) {
      const read = readTable(files.get(name) ?? '', name, TITLE_COLUMNS)
      if (!read.ok) return read
      const own = new Map(read.value.map(({ fields: [code = '', , , title = ''] }) => [code, title]))
      const differences = [...lines(text)].flatMap(({ text: row }) => {
        const code = row.slice(0, 5).trimEnd()
        const title = row.slice(code.length).trim()
        return own.get(code) === title ? [] : [`${code} "${own.get(code) ?? ''}", official "${title}"`]
      })
      return ok(check(`${name}: titles of ICD-9-CM v32`, differences))
    },
  }))
}

/**
 * The mapping of procedures is that of the 2018 edition, entry for entry. The mappings of diagnoses are of an earlier edition and are
 * proved by the command `map` over the imported official files, not here.
 */
export function crosswalkReferences(files: Files): Reference[] {
  return [
    {
      path: 'gems/pcs_2018/gem_i9pcs.txt',
      check(text) {
        const read = readTable(files.get('gem-pcs-9-10.tsv') ?? '', 'gem-pcs-9-10.tsv', GEM_COLUMNS)
        if (!read.ok) return read
        const own = new Set(
          read.value.flatMap(({ fields: [source = '', flags = '', targets = ''] }) =>
            targets.split(' ').map((target) => `${source} ${target} ${flags}`),
          ),
        )
        const differences = [...lines(text)].flatMap(({ text: row }) => {
          const [source, target, flags = ''] = row.trim().split(/\s+/)
          const entry = `${source} ${flags[1] === '1' ? '' : target} ${flags}`
          return own.delete(entry) ? [] : [`${entry} is missing`]
        })
        differences.push(...[...own].map((entry) => `${entry} is not official`))
        return ok(check('GEM of ICD-9-CM procedures, 2018 edition', differences))
      },
    },
  ]
}
