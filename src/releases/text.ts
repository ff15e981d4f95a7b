/** Text of a release file. Official files are UTF-8 or plain ASCII; a few older ones are Windows-1252. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines without their ends (CRLF or LF), without the empty ones; `line` counts from 1. */
export function* lines(text: string): Generator<{ line: number; text: string }> {
  let start = 0
  for (let line = 1; start < text.length; line += 1) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const content = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    if (content.trim() !== '') yield { line, text: content }
    start = end + 1
  }
}

export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Order of the classification's own files: by code unit, so that a header is followed by all its descendants. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Without accents. The official order file folds what the Tabular List keeps ("Ménière's"). */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
