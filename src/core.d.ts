/** What the core may use beyond the language itself: text coding and hashes, which every runtime has. Nothing else, by intent. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: ArrayBuffer | ArrayBufferView): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<ArrayBuffer>
  }
}
