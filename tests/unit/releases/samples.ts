import type { Result } from '../../../src/releases/result.ts'
import { describe } from '../../../src/releases/result.ts'

/** The value, or the test fails with what the reader said. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(describe(result.error))
  return result.value
}

export function message<T>(result: Result<T>): string {
  return result.ok ? 'no error' : describe(result.error)
}

/** A line of an order file: number, code, flag, short and long title in their columns. */
export function orderLine(number: number, code: string, flag: 0 | 1, title: string, long = title): string {
  return `${String(number).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${long}\r\n`
}

/** A line of order addenda: action, flag, code, short and long title in their columns. */
export function addendaLine(action: string, flag: 0 | 1, code: string, title: string, long = title): string {
  return `${action.padEnd(12)} ${flag} ${code.padEnd(7)} ${title.padEnd(60)} ${long}\r\n`
}

/** The summary at the end of order addenda. */
export function addendaSummary(part: 'Headers' | 'Codes', counts: [number, number, number, number, number]): string {
  const noun = part.toLowerCase()
  const [before, after, added, deleted, revised] = counts
  return [
    part,
    `  ${before} ${noun} in icd10cm_order_2027.txt`,
    `  ${after} ${noun} in icd10cm_order_2028.txt`,
    `     ${added} additions`,
    `      ${deleted} deletions`,
    `      ${revised} revisions`,
    'of which',
    `      ${revised} revisions to both long and short titles`,
    '      0 revisions to long title only',
    '      0 revisions to short title only',
    '',
  ].join('\r\n')
}

/** A Tabular List of two invented chapters that has every peculiarity the official one has. */
export const TABULAR = `<?xml version="1.0" encoding="utf-8"?>\r
<ICD10CM.tabular>\r
  <version>2028</version>\r
  <introduction><introSection type="title"><title>Tabular</title></introSection></introduction>\r
  <chapter>\r
    <name>1</name>\r
    <desc>Ailments of gnomes (G00-G1A)</desc>\r
    <includes><note>gnomes\tof  any size</note></includes>\r
    <sectionIndex><sectionRef first="G00" last="G1A" id="G00-G1A">Garden gnomes</sectionRef></sectionIndex>\r
    <section id="G00-G1A">\r
      <desc>Garden gnomes (G00-G1A)</desc>\r
      <excludes1><note>house gnomes (H20.-)</note></excludes1>\r
      <diag>\r
        <name>G00</name>\r
        <desc>Mossy hat</desc>\r
        <useAdditionalCode><note>, if applicable, to identify:</note><note>moss (B95.-)</note></useAdditionalCode>\r
        <useAdditionalCode><note>code for the garden (Y92.-)</note></useAdditionalCode>\r
        <diag><name>G00.0</name><desc>Ménard hat &lt; 5 cm</desc><inclusionTerm><note>Green hat</note></inclusionTerm></diag>\r
        <diag><name>G00.1</name><desc>Grey hat</desc></diag>\r
      </diag>\r
      <diag>\r
        <name>G1A</name>\r
        <desc>Broken nose</desc>\r
        <sevenChrNote><note>The appropriate 7th character is to be added to each code from category G1A</note></sevenChrNote>\r
        <sevenChrDef>\r
          <extension char="A">initial encounter</extension>\r
          <note>Nose NOS</note>\r
          <extension char="S">sequela</extension>\r
        </sevenChrDef>\r
        <diag><name>G1A.0</name><desc>Nose of clay</desc></diag>\r
        <diag>\r
          <name>G1A.2</name>\r
          <desc>Nose of plaster</desc>\r
          <sevenChrDef><extension char="1">left side</extension></sevenChrDef>\r
          <diag><name>G1A.2X</name><desc>Nose of plaster</desc><diag placeholder="true"><name>G1A.2X1</name><desc>Nose of plaster, cracked</desc></diag></diag>\r
        </diag>\r
      </diag>\r
    </section>\r
  </chapter>\r
  <chapter>\r
    <name>2</name>\r
    <desc>Head of gnomes (S06)</desc>\r
    <section id="S06">\r
      <desc>Head (S06)</desc>\r
      <diag>\r
        <name>S06</name>\r
        <desc>Dented head</desc>\r
        <sevenChrDef><extension char="A">initial encounter</extension><extension char="D">subsequent encounter</extension><extension char="S">sequela</extension></sevenChrDef>\r
        <diag><name>S06.1X7</name><desc>Dented head, lost for good</desc></diag>\r
        <visualImpairment>\r
          <visCategory><heading>Category</heading><visRange><visMax><heading>less than</heading></visMax></visRange></visCategory>\r
          <visCategory><value>4</value><visRange><visMax><value>1/60</value></visMax><visMin><value>Light</value></visMin></visRange><visRange><visMax><value>5/300</value></visMax></visRange></visCategory>\r
        </visualImpairment>\r
      </diag>\r
    </section>\r
  </chapter>\r
</ICD10CM.tabular>\r
`
