import { describe, expect, it } from 'vitest'
import { buildEm } from '../../../src/evaluation-management/compile/builder.ts'
import type { Assets } from '../../../src/store/compile/compile.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { folderAssets } from '../../../src/store/node.ts'

const real = folderAssets('assets')
/** The real assets with one file changed. */
const changed = (file: string, change: (text: string) => string): Assets => ({
  ...real,
  read: (path) => (path === `em/${file}` ? change(real.read(path)) : real.read(path)),
})
const built = (file: string, change: (text: string) => string) => compileIndex(changed(file, change), [buildEm])

describe('the tables of visits', () => {
  it('stop the build at a pattern that misses its example or finds its counterexample', async () => {
    const add = (row: string) => (text: string) => `${text}${row}\n`
    await expect(built('phrases.tsv', add('risk\tsurgery\tknee\tThe hip.\t'))).rejects.toThrow('does not find')
    await expect(built('phrases.tsv', add('risk\tsurgery\tknee\tThe knee.\tNo knee.'))).rejects.toThrow('finds')
    await expect(built('phrases.tsv', add('risk\tmagic\tknee\tThe knee.\t'))).rejects.toThrow('no such kind')
    await expect(built('tests.tsv', add('X\tknee\tThe hip.'))).rejects.toThrow('does not find')
  })

  it('stop the build at a kind that is missing, a level that is none and a code that cannot be one', async () => {
    await expect(built('kinds.tsv', (text) => text.replace(/^risk\tsocial.*\n/m, ''))).rejects.toThrow('lacks')
    await expect(built('kinds.tsv', (text) => text.replace('\tmoderate\t', '\tgreat\t'))).rejects.toThrow('cannot read')
    await expect(built('codes.tsv', (text) => text.replace('99202', '9920'))).rejects.toThrow('cannot read')
    await expect(built('natures.tsv', (text) => text.replace('\tchronic\t', '\todd\t'))).rejects.toThrow('cannot read')
  })
})
