/** What the sections of ICD-10-PCS call their axes (official tables, FY2025). */
import type { Position } from './types.ts'

const MEDICAL = ['Section', 'Body System', 'Operation', 'Body Part', 'Approach', 'Device', 'Qualifier']

const NAMES: Record<string, readonly string[]> = {
  '0': MEDICAL,
  '1': MEDICAL,
  '2': ['Section', 'Body System', 'Operation', 'Body Region', 'Approach', 'Device', 'Qualifier'],
  '3': ['Section', 'Body System', 'Operation', 'Body System / Region', 'Approach', 'Substance', 'Qualifier'],
  '4': ['Section', 'Body System', 'Operation', 'Body System', 'Approach', 'Function / Device', 'Qualifier'],
  '5': ['Section', 'Body System', 'Operation', 'Body System', 'Duration', 'Function', 'Qualifier'],
  '6': ['Section', 'Body System', 'Operation', 'Body System', 'Duration', 'Qualifier', 'Qualifier'],
  '7': ['Section', 'Body System', 'Operation', 'Body Region', 'Approach', 'Method', 'Qualifier'],
  '8': ['Section', 'Body System', 'Operation', 'Body Region', 'Approach', 'Method', 'Qualifier'],
  '9': ['Section', 'Body System', 'Operation', 'Body Region', 'Approach', 'Method', 'Qualifier'],
  B: ['Section', 'Body System', 'Type', 'Body Part', 'Contrast', 'Qualifier', 'Qualifier'],
  C: ['Section', 'Body System', 'Type', 'Body Part', 'Radionuclide', 'Qualifier', 'Qualifier'],
  D: ['Section', 'Body System', 'Modality', 'Treatment Site', 'Modality Qualifier', 'Isotope', 'Qualifier'],
  F: ['Section', 'Section Qualifier', 'Type', 'Body System / Region', 'Type Qualifier', 'Equipment', 'Qualifier'],
  G: ['Section', 'Body System', 'Type', 'Qualifier', 'Qualifier', 'Qualifier', 'Qualifier'],
  H: ['Section', 'Body System', 'Type', 'Qualifier', 'Qualifier', 'Qualifier', 'Qualifier'],
  X: ['Section', 'Body System', 'Operation', 'Body Part', 'Approach', 'Device / Substance / Technology', 'Qualifier'],
}

/** The name of an axis in a section; that of section 0 while the section is open. */
export const axisName = (section: string, position: Position): string => (NAMES[section] ?? MEDICAL)[position - 1]!
