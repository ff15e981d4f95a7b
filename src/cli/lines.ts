/** JSON Lines in, JSON Lines out: one result a line, in the order of the input, whatever becomes of single lines. */
import type { Readable, Writable } from 'node:stream'

export interface LineError {
  error: { code: string; message: string }
}

/** An expected failure of one line. The run goes on; its exit status becomes 1. */
export const lineError = (code: string, message: string): LineError => ({ error: { code, message } })

export const isLineError = (value: object): value is LineError => 'error' in value

/** Works on one input object. What it throws is a fault, which costs this line only. */
export type Work = (input: Record<string, unknown>) => object | Promise<object>

export interface Tally {
  lines: number
  errors: number
}

/**
 * Runs `work` on every line and writes what it gives with the line's `id` in front. Blank lines are passed over. Stops
 * early, without an error, when nobody reads the output any more.
 * @param onBytes hears how many bytes of the input are behind, for a progress bar
 */
export async function processLines(
  input: Readable,
  output: Writable,
  work: Work,
  onBytes: (bytes: number, lines: number) => void = () => {},
): Promise<Tally> {
  const tally: Tally = { lines: 0, errors: 0 }
  const reader = closed(output)
  for await (const { text, bytes } of splitLines(input)) {
    if (text.trim()) {
      const result = await processLine(text, work)
      tally.lines++
      if (isLineError(result)) tally.errors++
      if (!output.write(`${JSON.stringify(result)}\n`)) await Promise.race([drained(output), reader.gone])
      if (reader.isGone()) break
    }
    onBytes(bytes, tally.lines)
  }
  return tally
}

/** The result of one line, never throwing. */
export async function processLine(text: string, work: Work): Promise<object> {
  const input = parseObject(text)
  if ('failure' in input) return { id: null, ...input.failure }
  const id = input.object.id ?? null
  try {
    return { id, ...(await work(input.object)) }
  } catch (fault) {
    const what = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
    return { id, ...lineError('fault', `This line could not be worked on (${what}). Please report it with the line.`) }
  }
}

function parseObject(text: string): { object: Record<string, unknown> } | { failure: LineError } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (fault) {
    const where = fault instanceof Error ? fault.message.match(/position \d+/)?.[0] : undefined
    return {
      failure: lineError('malformed-json', `The line is no JSON${where ? ` (${where})` : ''}. Give one object a line.`),
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { failure: lineError('not-an-object', 'The line is JSON but no object. Give one object a line.') }
  }
  return { object: value as Record<string, unknown> }
}

/** Lines end with \n only: U+2028 and the like may stand inside a JSON string, where Node's readline would break it. */
async function* splitLines(input: Readable): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder()
  let rest = ''
  let bytes = 0
  for await (const chunk of input) {
    bytes += (chunk as Uint8Array).byteLength
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) yield { text, bytes }
  }
  yield { text: rest + decoder.decode(), bytes }
}

const drained = (output: Writable): Promise<void> => new Promise((resolve) => output.once('drain', resolve))

/** Notices that the reader of the output went away (`| head`), which is no error of ours. */
function closed(output: Writable): { gone: Promise<void>; isGone(): boolean } {
  let is = false
  const gone = new Promise<void>((resolve) => {
    const leave = () => {
      is = true
      resolve()
    }
    output.once('error', leave).once('close', leave)
  })
  return { gone, isGone: () => is }
}
