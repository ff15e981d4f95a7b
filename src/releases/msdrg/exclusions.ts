/** Which secondary diagnoses do not count as CC or MCC beside a principal diagnosis. */
import { readTable } from '../codeset.ts'
import { all, ok, type Result } from '../result.ts'
import { byText } from '../text.ts'
import { Spans } from './spans.ts'

/**
 * Rows of versions, principal diagnoses and excluded diagnoses. "A000-A09" stands for every code from the first to the last that is a CC
 * or MCC in any version; others need no exclusion.
 */
export function exclusionRows(diagnoses: string, principals: string, groups: string): Result<string[][]> {
  const read = all({
    diagnoses: readTable(diagnoses, 'drg-diagnoses.tsv', [
      'code',
      'from',
      'to',
      'mdc',
      'severity',
      'attributes',
      'hacs',
    ]),
    principals: readTable(principals, 'drg-exclusions.tsv', ['principal', 'from', 'to', 'group']),
    groups: readTable(groups, 'drg-excluded.tsv', ['group', 'codes']),
  })
  if (!read.ok) return read
  const counting = new Set(
    read.value.diagnoses.flatMap(({ fields: [code = '', , , , severity] }) => (severity === 'NCC' ? [] : [code])),
  )
  const position = new Map([...counting].sort(byText).map((code, i) => [code, i]))
  const excluded = new Map(
    read.value.groups.map(({ fields: [group = '', codes = ''] }) => [group, ranges(codes.split(' '), position)]),
  )
  const spans = new Spans()
  for (const { fields } of read.value.principals) {
    const [code = '', from = '', to = '', group = ''] = fields
    spans.add(`${code}\t${excluded.get(group) ?? ''}`, from, to)
  }
  const codes = new Map<string, string[]>()
  for (const { content, span } of spans) {
    const [code = '', list = ''] = content.split('\t')
    if (list === '') continue
    const key = `${span}\t${list}`
    const known = codes.get(key)
    if (known === undefined) codes.set(key, [code])
    else known.push(code)
  }
  const rows = [...codes].map(([key, list]) => {
    const [span = '', ranged = ''] = key.split('\t')
    return [span, list.sort(byText).join(' '), ranged]
  })
  return ok(rows.sort(([, a = ''], [, b = '']) => byText(a, b)))
}

function ranges(codes: readonly string[], position: ReadonlyMap<string, number>): string {
  const known = codes.filter((code) => position.has(code)).sort(byText)
  const runs: [string, string][] = []
  for (const code of known) {
    const last = runs.at(-1)
    if (last && position.get(last[1]) === position.get(code)! - 1) last[1] = code
    else runs.push([code, code])
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(' ')
}
