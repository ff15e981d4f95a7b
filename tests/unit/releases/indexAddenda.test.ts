import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { applyIndexAddenda, readIndexAddenda } from '../../../src/releases/indexAddenda.ts'
import { type IndexTerm, readIndex } from '../../../src/releases/indexXml.ts'
import { releaseDay } from '../../../src/releases/recognise.ts'
import { message, value } from './samples.ts'

const XML = `<ICD10CM.index><version>2028</version><title>INDEX</title><letter><title>H</title>
<mainTerm><title>Hat<nemod>(green)</nemod></title><code>G00.0</code>
  <term level="1"><title>mossy</title><code>G00.1</code><term level="2"><title>wet</title><code>G00.2</code></term></term>
  <term level="1"><title>torn</title><code>G00.3</code></term></mainTerm></letter></ICD10CM.index>`

const ADDENDA = `        ICD-10-CM INDEX to DISEASES and INJURIES
                 2029 Addenda
No Change     H
No Change     Hat (green) G00.0
Add           - felted (old) (very
              old) - see also Cap, felted
Add           - - thin (see also Cap, thin) G00.8- [H62.4-]
Add           - with
Add           - - feather G00.4
No Change     - mossy G00.1
Delete        - - wet G00.2
Revise from   - torn G00.3
Revise to     - torn (rent) - see Tear, hat
\fAdd           Hood, hooded G00.9
No Change     Bonnet
Add           - straw G00.7
`

const paths = (terms: readonly IndexTerm[], above = ''): string[] =>
  terms.flatMap((t) => {
    const path = above ? `${above} > ${t.title}` : t.title
    return [`${path} ${t.code}`.trim(), ...paths(t.terms, path)]
  })

it('addenda add, delete and revise entries where their lines of no change lead', () => {
  const { terms } = value(readIndex(XML, 'index.xml'))
  const after = applyIndexAddenda(terms, value(readIndexAddenda(ADDENDA, 'addenda.txt')))
  expect(paths(after.terms)).toEqual([
    'Hat G00.0',
    'Hat > with',
    'Hat > with > feather G00.4',
    'Hat > felted',
    'Hat > felted > thin G00.8-',
    'Hat > mossy G00.1',
    'Hat > torn',
    'Hood, hooded G00.9',
  ])
  const [hat] = after.terms
  expect(hat?.terms[1]).toMatchObject({ nonessential: ['old', 'very old'], seeAlso: 'Cap, felted' })
  expect(hat?.terms[1]?.terms[0]).toMatchObject({ seeAlso: 'Cap, thin', manifestation: 'H62.4-' })
  expect(hat?.terms.at(-1)).toMatchObject({ see: 'Tear, hat', nonessential: ['rent'] })
  expect(after.lost.map(({ line, entry }) => `${line} ${entry.title}`)).toEqual(['15 Bonnet', '16 straw'])
  expect(paths(terms)).toContain('Hat > mossy > wet G00.2')
})

it('what is no addenda is named with its line', () => {
  expect(message(readIndexAddenda('\nSomething else\n', 'addenda.txt'))).toBe(
    'addenda.txt, line 2: expected "No Change", "Add", "Delete", "Revise from" or "Revise to", found "Something else"',
  )
})

const FOLDER = '../shared/codesets/icd10cm'
const FULL = `${FOLDER}/FY2017/icd10cm_index_2017.xml`

it.skipIf(!existsSync(FULL))(
  `nine years of official addenda find their place (${FULL})`,
  () => {
    let { terms } = value(readIndex(readFileSync(FULL, 'utf8'), FULL))
    const files = readdirSync(`${FOLDER}/addenda`).flatMap((year) =>
      readdirSync(`${FOLDER}/addenda/${year}`)
        .filter((name) => /10-?cm[-_ ]index/.test(name))
        .map((name) => ({ path: `${FOLDER}/addenda/${year}/${name}`, day: releaseDay(name) ?? '' })),
    )
    let lines = 0
    let lost = 0
    for (const { path } of files.sort((a, b) => (a.day < b.day ? -1 : 1))) {
      const addenda = value(readIndexAddenda(readFileSync(path, 'utf8'), path))
      const after = applyIndexAddenda(terms, addenda)
      lines += addenda.length
      lost += after.lost.length
      terms = after.terms
    }
    expect(lines).toBeGreaterThan(13_000)
    // what is left are misprints of the addenda themselves, such as "precerbral"
    expect(lost).toBeLessThanOrEqual(6)
  },
  120_000,
)
