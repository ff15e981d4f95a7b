import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elements, readXml, textOf } from '../../../src/releases/xml.ts'
import { message, value } from './samples.ts'

describe('the XML reader', () => {
  it('keeps mixed content in order and decodes entities once', () => {
    const root = value(readXml('<title>Abuse <nemod>(adult &amp;lt;)</nemod> NEC &#233;&#x2019;</title>', 'x'))
    expect(textOf(root)).toBe('Abuse (adult &lt;) NEC é’')
    expect(elements(root, 'nemod')).toHaveLength(1)
  })

  it('reads attributes in either quotes, empty elements, comments and a byte order mark', () => {
    const root = value(
      readXml(`\uFEFF<?xml version="1.0"?>\n<!-- a > b -->\n<a one="1 &gt; 0" two='2'><b/></a>\n`, 'x'),
    )
    expect(root.attributes).toEqual({ one: '1 > 0', two: '2' })
    expect(elements(root).map(({ name, line }) => [name, line])).toEqual([['b', 3]])
  })

  it.each([
    ['<a>\n<b>\n</a>', 'x, line 3: expected </b> for line 2, found "</a>"'],
    ['<a>\n<b></b>', 'x, line 1: expected </a>, found nothing'],
    ['<a></a>\n<b></b>', 'x, line 2: expected nothing after the root element, found "<b>"'],
    ['\n\nplain text', 'x, line 3: expected an XML element, found "plain text"'],
    ['<a><b', 'x, line 1: expected the end of a tag, found "<b"'],
  ])('names the line that does not fit (%#)', (text, expected) => {
    expect(message(readXml(text, 'x'))).toBe(expected)
  })

  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<a>', '</a>', '<b/>', '<', '>', '&#x110000;', '&amp;', '<!--', '-->', 'é', '\n')),
        (parts) => {
          expect(typeof readXml(parts.join(''), 'x').ok).toBe('boolean')
        },
      ),
    )
  })
})
