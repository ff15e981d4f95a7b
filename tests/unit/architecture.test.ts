import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rooms of src and those below them whose code they may run. */
const BELOW: Record<string, string[]> = {
  popup: ['ui'],
  panel: ['ui'],
  options: ['ui'],
  desk: ['ui'],
  ui: ['basket', 'platform'],
  content: [],
  importer: ['encoder', 'releases', 'store'],
  background: ['basket', 'encoder', 'engine', 'library', 'store', 'platform'],
  cli: ['encoder', 'engine', 'library', 'grouping', 'edits', 'evaluation-management', 'text', 'store', 'releases'],
  encoder: ['engine', 'library', 'grouping', 'edits', 'evaluation-management', 'store'],
  edits: ['grouping', 'library', 'text', 'store'],
  grouping: ['library', 'store'],
  'evaluation-management': ['engine', 'library', 'text', 'store'],
  engine: ['text', 'library', 'store'],
  library: ['text', 'store'],
  basket: [],
  // Folding and tokens know nothing of the engine; the look-up folds a query by the same code as notes are.
  text: [],
  store: [],
  // Readers of imported files lay sections out by the same code as the build of the bundled index.
  releases: ['edits', 'grouping', 'library', 'text', 'store'],
  platform: [],
}

/** Shapes that rooms agree on: their types may be imported from anywhere, since nothing of them is left when the code runs. */
const SHARED_TYPES = /\/(types|messages)\.ts$/

interface Import {
  file: string
  /** Path from the root of the project, or the name of a package. */
  target: string
  typesOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('src', file.split(path.sep).join('/')))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))

const imports = files.flatMap((file): Import[] => {
  const statements = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s+(?:([^'"]*?)\s*from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  )
  return [...statements].map(([, what = '', from, dynamic]) => {
    const target = from ?? dynamic ?? ''
    const names = what
      .match(/^\{(.*)\}$/s)?.[1]
      ?.split(',')
      .filter((name) => name.trim())
    return {
      file,
      target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
      typesOnly: what.startsWith('type ') || (names?.every((name) => name.trim().startsWith('type ')) ?? false),
    }
  })
})

const room = (file: string): string => file.split('/')[1] ?? ''
const across = imports.filter(({ file, target }) => target.startsWith('src/') && room(file) !== room(target))

describe('dependencies', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(across.length).toBeGreaterThan(20)
  })

  it('know every room', () => {
    expect([...new Set(files.filter((file) => file.split('/').length > 2).map(room))].sort()).toEqual(
      Object.keys(BELOW).sort(),
    )
  })

  it('point downwards', () => {
    const upwards = across.filter(({ file, target, typesOnly }) => {
      if (BELOW[room(file)]?.includes(room(target))) return false
      return !(typesOnly && SHARED_TYPES.test(target))
    })
    expect(upwards).toEqual([])
  })

  it('on the browser go through one file', () => {
    const importers = imports.filter(({ target }) => target === 'webextension-polyfill').map(({ file }) => file)
    expect(importers).toEqual(['src/platform/api.ts'])
    const users = files.filter(
      (file) =>
        !file.startsWith('src/platform/') && /\b(chrome|browser)\.[a-z]+\.[a-z]/i.test(readFileSync(file, 'utf8')),
    )
    expect(users).toEqual([])
  })

  it('of the core on Node or the network do not exist', () => {
    const core = files.filter((file) => ['engine', 'library', 'text', 'releases'].includes(room(file)))
    const impure = core.filter((file) =>
      /from 'node:|\bfetch\(|\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bconsole\./.test(readFileSync(file, 'utf8')),
    )
    expect(impure).toEqual([])
  })
})
