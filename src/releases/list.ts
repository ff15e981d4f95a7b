/** One code or header of a release, as the order file lists it. */
export interface ListEntry {
  /** Without the dot. */
  code: string
  billable: boolean
  /** Official short title, at most 60 characters; '' where the source has none. */
  short: string
  /** Official long title. */
  long: string
}
