/** How the sections of the volume `drg` are written and read. */

/** First and last version of a run, as positions in the list of versions, in one byte. */
const packSpan = (from: number, to: number): number => (from << 4) | to

export const spanHolds = (span: number, version: number): boolean => span >> 4 <= version && version <= (span & 15)

/** "40.0-44.0" or "43.1" over the names of the versions. Throws for a name that is not in the list. */
export function parseSpan(text: string, versions: readonly string[]): number {
  const [from = '', to = from] = text.split('-')
  const span = [versions.indexOf(from), versions.indexOf(to)] as const
  if (span[0] < 0 || span[1] < span[0]) throw new Error(`No version of the grouper is called ${text}.`)
  return packSpan(...span)
}

/** Severity levels of a diagnosis as they are stored. */
export const LEVELS = ['NCC', 'CC', 'MCC'] as const

/** Low bits of an entry of drg.pr.code hold the number of its history, the high ones the last four characters of the code. */
export const HISTORY_BITS = 11

/** The alphabet of ICD-10-PCS has neither I nor O. */
const PCS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Table (first three characters) and rest (last four) of an ICD-10-PCS code as numbers that keep its order; undefined for another string. */
export function pcsKey(code: string): { table: number; rest: number } | undefined {
  if (code.length !== 7) return undefined
  let key = 0
  let table = 0
  for (let i = 0; i < 7; i++) {
    const digit = PCS.indexOf(code.charAt(i))
    if (digit < 0) return undefined
    if (i === 3) {
      table = key
      key = 0
    }
    key = key * PCS.length + digit
  }
  return { table, rest: key }
}
