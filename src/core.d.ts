/** What the core may use beyond the language itself: text coding, which every runtime has. Nothing else, by intent. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: ArrayBuffer | ArrayBufferView): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
