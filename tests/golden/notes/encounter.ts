import type { Encounter } from '../../../src/engine/types.ts'

/** An encounter of FY2026 or FY2027 where the note's date matters to nothing; the parts that do matter are given. */
export const office = (parts: Partial<Encounter> = {}): Encounter => ({
  setting: 'outpatient',
  date: '2026-06-15',
  ...parts,
})

export const stay = (parts: Partial<Encounter> = {}): Encounter => ({
  setting: 'inpatient',
  date: '2026-06-15',
  ...parts,
})
