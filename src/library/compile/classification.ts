/** assets/codesets/icd10cm → the sections that `openClassification` reads. */
import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { codeKey } from '../code-key.ts'
import { OPEN_DAY, parseDay } from '../day.ts'
import { NOTE_KINDS, TITLE_STATUS } from '../layout.ts'
import { readPlaces } from './places.ts'

const FOLDER = 'codesets/icd10cm'

interface Version {
  from: number
  to: number
  billable: boolean
  status: number
  title: string
}

interface Entry {
  code: string
  versions: Version[]
}

/** Collects equal strings once. */
class Pool {
  readonly strings: string[] = []
  private readonly ids = new Map<string, number>()
  add(text: string): number {
    const known = this.ids.get(text)
    if (known !== undefined) return known
    this.ids.set(text, this.strings.length)
    return this.strings.push(text) - 1
  }
}

export const buildClassification: SectionBuilder = ({ assets }) => {
  const entries = readCodes(assets)
  const parents = findParents(entries)
  const row = new Map(entries.map((e, i) => [e.code, i]))
  const extensions = new Pool()
  const places = readPlaces(
    assets,
    entries.map((e) => e.code),
  )
  const latest = entries.map((e) => e.versions.at(-1)!)
  const open = latest.filter((v) => v.to === OPEN_DAY)
  return {
    sections: [
      { name: 'cm.key', kind: 'f64', data: Float64Array.from(entries, (e) => codeKey(e.code)) },
      { name: 'cm.parent', kind: 'i32', data: Int32Array.from(parents) },
      { name: 'cm.end', kind: 'i32', data: subtreeEnds(parents) },
      { name: 'cm.status', kind: 'u8', data: Uint8Array.from(latest, (v) => v.status) },
      ...periodSections(entries),
      ...titleSections(entries, parents, extensions),
      ...places.sections,
      ...noteSections(assets, row, places.ids, entries.length),
      ...seventhSections(assets, row, extensions),
      { name: 'cm.extension', kind: 'strings', data: extensions.strings },
    ],
    about: {
      ...releases(entries),
      billable: open.filter((v) => v.billable).length,
      headers: open.filter((v) => !v.billable).length,
    },
  }
}

function readCodes(assets: Assets): Entry[] {
  const path = `${FOLDER}/codes.tsv`
  const byCode = new Map<string, Version[]>()
  for (const [code, from, to, billable, status, title] of readTable(path, assets.read(path))) {
    const version = {
      from: parseDay(from!),
      to: to === '' ? OPEN_DAY : parseDay(to!),
      billable: billable === '1',
      status: TITLE_STATUS.indexOf(status as (typeof TITLE_STATUS)[number]),
      title: title!,
    }
    if (codeKey(code!) < 0 || Number.isNaN(version.from + version.to) || version.status < 0) {
      throw new Error(`${path}: cannot read the line of ${code}.`)
    }
    const versions = byCode.get(code!)
    if (versions === undefined) byCode.set(code!, [version])
    else versions.push(version)
  }
  return [...byCode]
    .map(([code, versions]) => ({ code, versions: versions.sort((a, b) => a.from - b.from) }))
    .sort((a, b) => codeKey(a.code) - codeKey(b.code))
}

/** The parent is the longest proper prefix that is itself a code or header: placeholder X's drop out, existing placeholder headers stay. */
function findParents(entries: readonly Entry[]): number[] {
  const stack: number[] = []
  return entries.map(({ code }, i) => {
    while (stack.length > 0 && !code.startsWith(entries[stack.at(-1)!]!.code)) stack.pop()
    const parent = stack.at(-1) ?? -1
    stack.push(i)
    return parent
  })
}

function subtreeEnds(parents: readonly number[]): Int32Array {
  const end = new Int32Array(parents.length)
  for (let i = parents.length - 1; i >= 0; i--) {
    end[i] = Math.max(end[i]!, i + 1)
    const p = parents[i]!
    if (p >= 0) end[p] = Math.max(end[p]!, end[i]!)
  }
  return end
}

/** Rows share a few hundred distinct histories; a row holds the number of its own. */
function periodSections(entries: readonly Entry[]): Section[] {
  const ids = new Map<string, number>()
  const start: number[] = [0]
  const all: { from: number; to: number; billable: boolean }[] = []
  const of = Uint16Array.from(entries, ({ versions }) => {
    const periods: typeof all = []
    for (const { from, to, billable } of versions) {
      const last = periods.at(-1)
      // a line that only revises the title continues the period
      if (last !== undefined && last.billable === billable && last.to + 1 === from) last.to = to
      else periods.push({ from, to, billable })
    }
    const key = JSON.stringify(periods)
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(key, id)
    all.push(...periods)
    start.push(all.length)
    return id
  })
  if (ids.size > 0xffff) throw new Error('Too many distinct histories of validity for 16 bits.')
  return [
    { name: 'cm.history', kind: 'u16', data: of },
    { name: 'cm.history.start', kind: 'u32', data: Uint32Array.from(start) },
    { name: 'cm.period.from', kind: 'i32', data: Int32Array.from(all, (p) => p.from) },
    { name: 'cm.period.to', kind: 'i32', data: Int32Array.from(all, (p) => p.to) },
    { name: 'cm.period.billable', kind: 'u8', data: Uint8Array.from(all, (p) => (p.billable ? 1 : 0)) },
  ]
}

/**
 * `cm.title` holds, for each row, the number of its latest title; or, where that is the parent's title, a comma and a 7th character's
 * meaning, minus one minus the number of that meaning. Titles that were revised since stand apart with their days.
 */
function titleSections(entries: readonly Entry[], parents: readonly number[], extensions: Pool): Section[] {
  const titles = new Pool()
  const revisions: { row: number; from: number; to: number; title: number }[] = []
  const of = Int32Array.from(entries, ({ code, versions }, i) => {
    const latest = versions.at(-1)!.title
    for (const v of versions.slice(0, -1)) {
      if (v.title !== latest) revisions.push({ row: i, from: v.from, to: v.to, title: titles.add(v.title) })
    }
    const base = parents[i]! < 0 ? undefined : `${entries[parents[i]!]!.versions.at(-1)!.title}, `
    const composed = code.length === 7 && base !== undefined && base.length > 2 && latest.startsWith(base)
    return composed ? -1 - extensions.add(latest.slice(base.length)) : titles.add(latest)
  })
  return [
    { name: 'cm.title', kind: 'i32', data: of },
    { name: 'cm.title.text', kind: 'strings', data: titles.strings },
    { name: 'cm.revision.row', kind: 'i32', data: Int32Array.from(revisions, (r) => r.row) },
    { name: 'cm.revision.from', kind: 'i32', data: Int32Array.from(revisions, (r) => r.from) },
    { name: 'cm.revision.to', kind: 'i32', data: Int32Array.from(revisions, (r) => r.to) },
    { name: 'cm.revision.title', kind: 'i32', data: Int32Array.from(revisions, (r) => r.title) },
  ]
}

/** Notes sorted by owner: rows first, then places (row count + number of the place). */
function noteSections(assets: Assets, row: Map<string, number>, places: Map<string, number>, rows: number): Section[] {
  const path = `${FOLDER}/notes.tsv`
  const releases = new Pool()
  const texts = new Pool()
  const notes = readTable(path, assets.read(path)).map(([owner, kind, item, text, release]) => {
    const place = places.get(owner!)
    const at = place === undefined ? row.get(owner!) : rows + place
    // the line that introduces the 7th characters reads as any other note
    const k = NOTE_KINDS.indexOf((kind === 'sevenChrNote' ? 'notes' : kind) as (typeof NOTE_KINDS)[number])
    if (at === undefined || k < 0) throw new Error(`${path}: no such owner or kind: ${owner} ${kind}.`)
    return {
      at,
      flags: k | (item === '1' ? 128 : 0),
      text: texts.add(text!),
      release: releases.add(release!.replace(/-(.+)$/, ' ($1)')),
    }
  })
  notes.sort((a, b) => a.at - b.at)
  return [
    { name: 'cm.note.owner', kind: 'i32', data: Int32Array.from(notes, (n) => n.at) },
    { name: 'cm.note.flags', kind: 'u8', data: Uint8Array.from(notes, (n) => n.flags) },
    { name: 'cm.note.release', kind: 'u8', data: Uint8Array.from(notes, (n) => n.release) },
    { name: 'cm.note', kind: 'u32', data: Uint32Array.from(notes, (n) => n.text) },
    { name: 'cm.note.text', kind: 'strings', data: texts.strings },
    { name: 'cm.release', kind: 'strings', data: releases.strings },
  ]
}

function seventhSections(assets: Assets, row: Map<string, number>, extensions: Pool): Section[] {
  const path = `${FOLDER}/seventh.tsv`
  const lines = readTable(path, assets.read(path)).map(([owner, char, meaning]) => {
    const at = row.get(owner!)
    if (at === undefined) throw new Error(`${path}: no such code: ${owner}.`)
    return { at, char: char!.charCodeAt(0), meaning: extensions.add(meaning!) }
  })
  lines.sort((a, b) => a.at - b.at)
  return [
    { name: 'cm.seventh.owner', kind: 'i32', data: Int32Array.from(lines, (l) => l.at) },
    { name: 'cm.seventh.char', kind: 'u8', data: Uint8Array.from(lines, (l) => l.char) },
    { name: 'cm.seventh.meaning', kind: 'u16', data: Uint16Array.from(lines, (l) => l.meaning) },
  ]
}

/** Fiscal years begin on 1 October of the year before; the earliest that is bundled whole is FY2020. */
function releases(entries: readonly Entry[]): { releases: string } {
  let newest = 0
  for (const e of entries) for (const v of e.versions) newest = Math.max(newest, v.from)
  const date = new Date(newest * 86_400_000)
  const year = date.getUTCFullYear() + (date.getUTCMonth() >= 9 ? 1 : 0)
  return { releases: `FY2020 to FY${year}` }
}
