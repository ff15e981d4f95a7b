/** Dates as ISO strings in, as a person reads them out. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "2025-03-12" → "12 Mar 2025"; anything else is returned as it is. */
export function showDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  const month = match && MONTHS[Number(match[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : iso
}

/** The fiscal year whose codes are in force on a date: it begins on 1 October of the year before. */
export function fiscalYear(iso: string): string {
  const year = Number(iso.slice(0, 4)) + (iso.slice(5, 7) >= '10' ? 1 : 0)
  return `FY${year}`
}

/** The local date of a moment, as ISO. */
export function isoDate(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** A complete date of a century that charts are of; a date field gives "0002-03-01" while a year is being typed. */
export const isPlausible = (iso: string): boolean => /^(19|20)\d{2}-\d{2}-\d{2}$/.test(iso)
