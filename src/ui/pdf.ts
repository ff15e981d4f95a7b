/** The text of a PDF that the person hands over. Read in a worker of the package's own; nothing is fetched, drawn or evaluated. */

import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import type { TextItem } from 'pdfjs-dist/types/src/display/api'

export type PdfText = { ok: true; text: string } | { ok: false; message: string }

/** Pages after which a document is no note; what follows is left out, and said so by the caller's length. */
const MOST_PAGES = 200
/** Lines further apart than this many times their height belong to different paragraphs. */
const APART = 1.8

const CLOSED = 'This PDF is closed by a password. Open it in the viewer, select its text and paste it.'
const BROKEN = 'This file could not be read as a PDF. Open it in the viewer, select its text and paste it.'
const PICTURE = 'This PDF holds pictures of text, but no text. Paste or type what matters.'

/** Never rejects. */
export async function textOfPdf(file: Blob): Promise<PdfText> {
  try {
    // The library is loaded only when a PDF is there: it is as large as everything else of the screen together.
    const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    GlobalWorkerOptions.workerSrc = workerUrl
    const task = getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      isEvalSupported: false,
      disableFontFace: true,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
    })
    try {
      const document = await task.promise
      const pages: string[] = []
      for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
        const { items } = await (await document.getPage(number)).getTextContent()
        pages.push(linesOf(items.filter((item): item is TextItem => 'str' in item)))
      }
      const text = pages.filter(Boolean).join('\n\n').trim()
      return text ? { ok: true, text } : { ok: false, message: PICTURE }
    } finally {
      await task.destroy()
    }
  } catch (fault) {
    return { ok: false, message: fault instanceof Error && fault.name === 'PasswordException' ? CLOSED : BROKEN }
  }
}

/** The texts of a page, line by line, with an empty line between paragraphs. */
function linesOf(items: readonly TextItem[]): string {
  let text = ''
  let before: TextItem | undefined
  for (const item of items) {
    if (before && item.str && isApart(before, item)) text += '\n'
    text += item.str + (item.hasEOL ? '\n' : '')
    if (item.str) before = item
  }
  return text.trim()
}

function isApart(a: TextItem, b: TextItem): boolean {
  const height = Math.max(a.height, b.height)
  const [, , , , , top = 0] = a.transform as number[]
  const [, , , , , below = 0] = b.transform as number[]
  return height > 0 && top - below > height * APART
}
