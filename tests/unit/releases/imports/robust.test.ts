import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { READERS, readImports } from '../../../../src/releases/imports/index.ts'
import type { ImportFile, ImportKind } from '../../../../src/releases/imports/types.ts'

const INDEX = `<?xml version="1.0"?><ICD10CM.index><version>2028</version><title>INDEX TO DISEASES</title><letter><title>H</title>
<mainTerm><title>Hat<nemod>(green)</nemod></title><code>G00.0</code><term level="1"><title>mossy</title></term></mainTerm></letter></ICD10CM.index>`

const read = (file: ImportFile, kind?: ImportKind) => readImports([file], { kind, before: async () => undefined })

/** Either something was read, or it is said why not: never both missing, never thrown. */
async function answered(bytes: Uint8Array, kind?: ImportKind): Promise<void> {
  const { read: all, failed } = await read({ name: 'given.bin', bytes }, kind)
  expect(all.length + failed.length).toBeGreaterThan(0)
  for (const { expected } of failed) expect(expected).not.toBe('')
}

it('whatever bytes are given, told by content or taken for any kind, the answer is a value', async () => {
  const kinds = fc.constantFrom(undefined, ...READERS.map(({ kind }) => kind))
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), kinds, answered), { numRuns: 300 })
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), kinds, (text, kind) => answered(strToU8(text), kind)),
    { numRuns: 300 },
  )
})

it('an index or a zip of it that is cut short anywhere is an error, and so is a zip with a byte changed or the whole index', async () => {
  const whole = strToU8(INDEX)
  for (let length = 0; length < whole.length; length += 7) {
    const { read: all, failed } = await read({ name: 'index.xml', bytes: whole.slice(0, length) })
    expect([all.length, failed.length]).toEqual([0, 1])
  }
  const zip = zipSync({ 'index.xml': whole })
  for (let length = 4; length < zip.length; length += 5) {
    const { read: all } = await read({ name: 'index.zip', bytes: zip.slice(0, length) })
    expect(all).toEqual([])
  }
  for (let at = 0; at < zip.length; at += 3) {
    await answered(zip.map((byte, i) => (i === at ? byte ^ 0xff : byte)))
  }
})
