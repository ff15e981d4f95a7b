import { expect, it, vi } from 'vitest'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { OPENERS } from '../../../src/encoder/rooms.ts'
import type { ImportKind } from '../../../src/releases/imports/types.ts'
import { writeContainer } from '../../../src/store/compile/container.ts'
import { openIndex } from '../../../src/store/format.ts'

const { manifest, chunks } = await writeContainer([], {})
const empty = openIndex(chunks, manifest)

it('opens an import once, and anew after it has changed', async () => {
  const openImport = vi.fn(async (kind: ImportKind) => (kind === 'ncci' ? empty : undefined))
  const encoder = createEncoder(async () => empty, openImport)
  expect(await encoder.imported('ncci')).toBe(empty)
  expect(await encoder.imported('ncci')).toBe(empty)
  expect(await encoder.imported('mue')).toBeUndefined()
  expect(openImport).toHaveBeenCalledTimes(2)
  encoder.importsChanged(['mue'])
  await encoder.imported('ncci')
  await encoder.imported('mue')
  expect(openImport.mock.calls.map(([kind]) => kind)).toEqual(['ncci', 'mue', 'mue'])
})

it('opens a room anew when an import that it asked for has changed, by way of another room too, and no other room', async () => {
  const opened: string[] = []
  const spy = (room: 'classification' | 'lookup' | 'coverage', need: (encoder: typeof whole) => Promise<unknown>) =>
    vi.spyOn(OPENERS[room], 'open').mockImplementation((async (_index: unknown, encoder: typeof whole) => {
      opened.push(room)
      return need(encoder)
    }) as never)
  const whole = createEncoder(
    async () => empty,
    async () => empty,
  )
  spy('classification', (encoder) => encoder.imported('release'))
  spy('lookup', (encoder) => encoder.open('classification'))
  spy('coverage', async () => undefined)
  for (const room of ['lookup', 'coverage'] as const) await whole.open(room)
  whole.importsChanged(['ncci'])
  for (const room of ['lookup', 'coverage'] as const) await whole.open(room)
  expect(opened).toEqual(['lookup', 'classification', 'coverage'])
  whole.importsChanged(['release'])
  for (const room of ['lookup', 'coverage'] as const) await whole.open(room)
  expect(opened).toEqual(['lookup', 'classification', 'coverage', 'lookup', 'classification'])
})
