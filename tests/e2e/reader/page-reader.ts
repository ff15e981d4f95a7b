/** Runs the content script in real Chromium as an extension would: bundled, in an isolated world of every frame. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM, requireBrowser } from '../../../scripts/browser/wanted.ts'
import { type Assembled, assemble, marksFor } from '../../../src/background/assemble.ts'
import type { FrameAnswer, FrameReading, Region } from '../../../src/content/types.ts'

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: requireBrowser(CHROMIUM), chromiumSandbox: process.getuid?.() !== 0 })

let bundled: Promise<string> | undefined

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'src/content/reader.ts', output: { format: 'iife', codeSplitting: false } },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find((one) => one.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('The content script was not built.')
  return chunk.code
}

interface Tree {
  frame: { id: string }
  childFrames?: Tree[]
}

const idsOf = ({ frame, childFrames = [] }: Tree): string[] => [frame.id, ...childFrames.flatMap(idsOf)]

/** The reader in all frames of one page. */
export class PageReading {
  private constructor(
    private readonly session: CDPSession,
    private readonly contexts: number[],
  ) {}

  static async inject(page: Page): Promise<PageReading> {
    bundled ??= bundle()
    const code = await bundled
    const session = await page.context().newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    const contexts: number[] = []
    for (const frameId of idsOf(frameTree)) {
      const world = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'reader' })
      contexts.push(world.executionContextId)
    }
    const reading = new PageReading(session, contexts)
    await Promise.all(contexts.map((_, frame) => reading.evaluate(frame, code)))
    return reading
  }

  /** Evaluates an expression in the isolated world of a frame; frames are numbered from the top page on, in document order. */
  async evaluate<T>(frame: number, expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      contextId: this.contexts[frame],
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** The same in every frame at once. */
  evaluateAll<T>(expression: string): Promise<T[]> {
    return Promise.all(this.contexts.map((_, frame) => this.evaluate<T>(frame, expression)))
  }

  async readings(): Promise<FrameReading[]> {
    const asked = this.contexts.map((_, frame) =>
      // A frame that went away answers nothing, as in the extension.
      this.answers(frame).catch(() => []),
    )
    return (await Promise.all(asked)).flat()
  }

  /** What the reader of a frame answers for it and for those within it. */
  async answers(frame: number, regions: readonly Region[] = []): Promise<FrameReading[]> {
    const given = await this.evaluate<string[]>(
      frame,
      `(async () => {
        const all = []
        for await (const answers of globalThis.__chartsideReader.read(${JSON.stringify(regions)})) all.push(answers)
        return all
      })()`,
    )
    const answers = given.flatMap((some) => JSON.parse(some) as FrameAnswer[])
    return answers.map((answer) => ({ ...answer, frameId: frame }))
  }

  async read(): Promise<Assembled> {
    return assemble(await this.readings())
  }

  /** Marks the words where they stand in the joined text; the last one is scrolled to. */
  async mark(assembled: Assembled, ...quotes: string[]): Promise<number> {
    const ranges = quotes.map((quote) => {
      const start = assembled.text.indexOf(quote)
      if (start < 0) throw new Error(`Not in the text that was read: ${quote}`)
      return { start, end: start + quote.length }
    })
    let marked = 0
    for (const call of marksFor(assembled, ranges, ranges.length - 1)) {
      const args = [call.ranges, call.scrollTo].map((one) => JSON.stringify(one) ?? 'undefined').join(', ')
      marked += (await this.evaluate<{ marked: number }>(call.frameId, `globalThis.__chartsideReader.mark(${args})`))
        .marked
    }
    return marked
  }

  async unmark(): Promise<void> {
    for (let frame = 0; frame < this.contexts.length; frame++)
      await this.evaluate(frame, 'globalThis.__chartsideReader.unmark()')
  }
}

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
