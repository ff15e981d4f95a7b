/** Reads the project's own tables: tab separated, `#` starts a comment line, empty lines are ignored. */
export function rows(text: string): string[][] {
  const out: string[][] = []
  for (const line of text.split('\n')) {
    const l = line.endsWith('\r') ? line.slice(0, -1) : line
    if (l.trim() === '' || l.startsWith('#')) continue
    out.push(l.split('\t').map((c) => c.trim()))
  }
  return out
}
