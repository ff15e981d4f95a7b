/** Reads the tab-separated tables under assets: the first line starts with `#` and names the columns; no quoting. */

/** Rows of a table as lists of fields, in file order. Throws, with file and line, when a row has another number of fields than the head. */
export function readTable(path: string, text: string): string[][] {
  const lines = text.split('\n')
  const head = lines[0] ?? ''
  if (!head.startsWith('#')) throw new Error(`${path}: the first line must start with # and name the columns.`)
  const columns = head.split('\t').length
  const rows: string[][] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!
    if (line === '' || line.startsWith('#')) continue
    const fields = line.split('\t')
    if (fields.length !== columns) {
      throw new Error(`${path}:${i + 1}: ${fields.length} fields where the head names ${columns}.`)
    }
    rows.push(fields)
  }
  return rows
}
