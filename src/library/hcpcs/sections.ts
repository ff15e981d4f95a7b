/** The parts of HCPCS Level II by first letter, in this project's words. */
const SECTIONS: Readonly<Record<string, string>> = {
  A: 'Transport, medical and surgical supplies, and miscellaneous',
  B: 'Feeding by tube and by vein',
  C: 'Items and services of hospital outpatient departments',
  E: 'Durable medical equipment',
  G: 'Procedures and professional services, temporary',
  H: 'Behavioral health and substance use treatment',
  J: 'Drugs given otherwise than by mouth, and chemotherapy',
  K: 'Durable medical equipment, temporary',
  L: 'Orthoses and prostheses',
  M: 'Medical services and quality measures',
  P: 'Pathology, laboratory and blood products',
  Q: 'Temporary codes: drugs, supplies and services',
  R: 'Diagnostic radiology transport',
  S: 'Temporary codes of private payers',
  T: 'State Medicaid agencies',
  U: 'Coronavirus laboratory tests',
  V: 'Vision, hearing and speech',
}

export const sectionOf = (code: string): { code: string; title: string } => {
  const letter = code.charAt(0)
  return { code: letter, title: SECTIONS[letter] ?? 'HCPCS Level II' }
}
