/** Offers text as a file to be saved on this computer. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read by then; an address that is never revoked keeps the text in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
