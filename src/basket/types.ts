/** The encounter basket: the codes a person accepted, in their sequence, with what a claim says about each. Codes only, no words of a note. */

/** Present on admission: yes, no, unknown, clinically undetermined, exempt from reporting (UB-04, FL 67). */
export type Poa = 'Y' | 'N' | 'U' | 'W' | '1'

export interface BasketItem {
  /** The code as `refOf` writes it. */
  ref: string
  /** Two characters each, in the order of the claim. */
  modifiers: string[]
  /** Service units, 1 or more. */
  units: number
  poa?: Poa
  /** Diagnoses of this basket that a service is for, as `refOf` writes them, the main one first. */
  pointers: string[]
}

export interface Basket {
  /** In sequence: the first diagnosis is the principal or first-listed one. A code stands once. */
  items: BasketItem[]
  /** UB-04 patient discharge status, two digits; inpatient stays only. */
  dischargeStatus?: string
  /** Days; inpatient stays only. */
  lengthOfStay?: number
}

export type BasketChange =
  | { kind: 'add'; ref: string }
  | { kind: 'remove'; ref: string }
  /** To a place among all items, 0 for the first. */
  | { kind: 'move'; ref: string; to: number }
  | { kind: 'set'; ref: string; modifiers?: string[]; units?: number; poa?: Poa | null; pointers?: string[] }
  | { kind: 'stay'; dischargeStatus?: string | null; lengthOfStay?: number | null }
  | { kind: 'clear' }
  /** Takes the last change back. */
  | { kind: 'undo' }
