import { PassThrough, Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineError, processLines, type Work } from '../../../src/cli/lines.ts'

const echo: Work = ({ text }) => ({ text })

async function run(chunks: (string | Uint8Array)[], work: Work = echo) {
  const written: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      done()
    },
  })
  const tally = await processLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, work)
  return {
    tally,
    lines: written
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as object),
  }
}

describe('JSON Lines', () => {
  it('answers in the order of the input and carries the id over, whatever it is', async () => {
    const { lines } = await run(['{"id":1,"text":"a"}\n{"id":"x","text":"b"}\n{"text":"c"}\n'])
    expect(lines).toEqual([
      { id: 1, text: 'a' },
      { id: 'x', text: 'b' },
      { id: null, text: 'c' },
    ])
  })

  it('answers a last line without its newline', async () => {
    expect((await run(['{"id":1,"text":"a"}'])).lines).toEqual([{ id: 1, text: 'a' }])
  })

  it('answers a malformed line with an error and goes on', async () => {
    const { lines, tally } = await run(['{"id":1,\n[1]\n"text"\n{"id":2,"text":"b"}\n'])
    expect(lines).toMatchObject([
      { id: null, error: { code: 'malformed-json' } },
      { id: null, error: { code: 'not-an-object' } },
      { id: null, error: { code: 'not-an-object' } },
      { id: 2, text: 'b' },
    ])
    expect(tally).toEqual({ lines: 4, errors: 3 })
  })

  it('counts an expected failure of a line as an error', async () => {
    const { lines, tally } = await run(['{"id":7}\n'], () => lineError('bad-input', 'no text'))
    expect(lines).toEqual([{ id: 7, error: { code: 'bad-input', message: 'no text' } }])
    expect(tally.errors).toBe(1)
  })

  it('loses only the line on which a fault happens', async () => {
    const { lines } = await run(['{"id":1}\n{"id":2}\n'], ({ id }) => {
      if (id === 1) throw new RangeError('out')
      return {}
    })
    expect(lines).toMatchObject([{ id: 1, error: { code: 'fault' } }, { id: 2 }])
  })

  it('passes blank lines over and understands Windows line ends and a byte order mark', async () => {
    const { lines } = await run(['\uFEFF{"id":1,"text":"a"}\r\n\r\n  \n{"id":2,"text":"b"}\r\n'])
    expect(lines).toEqual([
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ])
  })

  it('keeps line separators and unbalanced surrogates inside strings', async () => {
    const { lines } = await run([`{"id":1,"text":"a\u2028b\u2029c \\ud83d"}\n`])
    expect(lines).toEqual([{ id: 1, text: 'a\u2028b\u2029c \ud83d' }])
  })

  it('is indifferent to where the input is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(200)), async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''))
        const at = [...new Set(cuts)].filter((cut) => cut < bytes.length).sort((a, b) => a - b)
        const chunks = [0, ...at].map((start, i) => bytes.subarray(start, at[i] ?? bytes.length))
        const { lines } = await run(chunks)
        expect(lines).toEqual(texts.map((text, id) => ({ id, text })))
      }),
      { numRuns: 50 },
    )
  })

  it('stops quietly when the reader of the output goes away', async () => {
    const output = new PassThrough({ highWaterMark: 1 })
    let worked = 0
    const work: Work = () => {
      if (++worked === 3) output.destroy()
      return {}
    }
    output.resume()
    await processLines(Readable.from([Buffer.from('{"id":1}\n'.repeat(1000))]), output, work)
    expect(worked).toBeLessThan(1000)
  })
})
