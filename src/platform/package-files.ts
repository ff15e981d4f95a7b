/** Files that came with the extension itself. */
import { browser } from './api.ts'

/**
 * Reads a file of the package, e.g. `index/manifest.json`. Never leaves the machine: the address is the extension's own.
 * @throws Error when the package has no such file.
 */
export async function packageFile(path: string): Promise<ArrayBuffer> {
  const response = await fetch(browser.runtime.getURL(path))
  if (!response.ok) throw new Error(`The package has no file ${path}.`)
  return response.arrayBuffer()
}
