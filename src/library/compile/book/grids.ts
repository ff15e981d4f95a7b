/** A neoplasm grid and a substance table out of the titles alone. A cell without a code says only that no title names the two together. */
import type { BookLine } from '../../book/types.ts'
import type { Classification, Row } from '../../types.ts'
import { bookRows, printedCode } from './terms.ts'
import { TermTree } from './tree.ts'

export const BEHAVIOURS = [
  'Malignant Primary',
  'Malignant Secondary',
  'Ca in situ',
  'Benign',
  'Uncertain Behavior',
  'Unspecified Behavior',
]

const BY_BEHAVIOUR: readonly RegExp[] = [
  /^Malignant neoplasm of (.+)$/,
  /^Secondary (?:and unspecified )?malignant neoplasm of (.+)$/,
  /^Carcinoma in situ of (.+)$/,
  /^Benign neoplasm of (.+)$/,
  /^Neoplasm of uncertain behavior of (.+)$/,
  /^Neoplasm of unspecified behavior of (.+)$/,
]

/** Site by behaviour, C00-D49. */
export function neoplasmLines(codes: Classification): BookLine[] {
  const tree = new TermTree()
  forRows(codes, 'C00', 'D50', (row) => {
    BY_BEHAVIOUR.forEach((pattern, column) => {
      const site = pattern.exec(codes.title(row))?.[1]
      if (site !== undefined) tree.add(sitePath(site), { cell: { column, code: printedCode(codes, row) } })
    })
  })
  return [...tree.lines()]
}

/** "upper lobe of bronchus" is bronchus, upper lobe; what is not said is no site. */
function sitePath(site: string): string[] {
  const said = site
    .replace(/\bother (?:and|or) unspecified\b/g, 'other')
    .replace(/,? unspecified\b/g, '')
    .replace(/\bunspecified (?:site|part|ill-defined sites?|region)?\s*(?:of )?/g, '')
    .replace(/\s*\[[^\]]*\]/g, '')
    .trim()
  return said
    .split(/ of (?:the )?/)
    .reverse()
    .filter(Boolean)
}

export const CIRCUMSTANCES = [
  'Poisoning Accidental (unintentional)',
  'Poisoning Intentional self-harm',
  'Poisoning Assault',
  'Poisoning Undetermined',
  'Adverse effect',
  'Underdosing',
]

const BY_CIRCUMSTANCE: readonly RegExp[] = [
  /^(?:Poisoning by|Toxic effect of) (.+), accidental \(unintentional\)$/,
  /^(?:Poisoning by|Toxic effect of) (.+), intentional self-harm$/,
  /^(?:Poisoning by|Toxic effect of) (.+), assault$/,
  /^(?:Poisoning by|Toxic effect of) (.+), undetermined$/,
  /^Adverse effect of (.+)$/,
  /^Underdosing of (.+)$/,
]

/** Substance by circumstance, T36-T65; a substance that an inclusion term names has the codes of its class. */
export function substanceLines(codes: Classification): BookLine[] {
  const tree = new TermTree()
  const cells = new Map<Row, { column: number; code: string }[]>()
  forRows(codes, 'T36', 'T66', (row) => {
    BY_CIRCUMSTANCE.forEach((pattern, column) => {
      const substance = pattern.exec(codes.title(row))?.[1]
      if (substance === undefined) return
      const cell = { column, code: codes.code(row) }
      tree.add([named(substance)], { cell })
      const owner = codes.parent(row)
      cells.set(owner, [...(cells.get(owner) ?? []), cell])
    })
  })
  for (const [owner, own] of cells) {
    const above = codes.parent(owner)
    for (const row of above >= 0 && codes.children(above).length === 1 ? [owner, above] : [owner]) {
      for (const { kind, text } of codes.notes(row)) {
        const name = /\b(?:underdosing of|toxic effects? of|poisoning by) (.+)$/i.exec(text)?.[1]
        if (kind === 'inclusionTerm' && name) for (const cell of own) tree.add([named(name)], { cell })
      }
    }
  }
  return [...tree.lines()]
}

function forRows(codes: Classification, from: string, to: string, visit: (row: Row) => void): void {
  for (const row of bookRows(codes, codes.firstFrom(from), codes.firstFrom(to))) {
    if (codes.rawCode(row).length < 7) visit(row)
  }
}

const named = (substance: string): string => {
  const bare = substance.replace(/^contact with /, '').replace(/ from unspecified source| unspecified\b/g, '')
  return bare[0]!.toUpperCase() + bare.slice(1)
}
