/** A proxy that writes down everything that a browser asks of the network and lets nothing through but the pages of the test. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  /** Full address, or host and port of a tunnel. */
  target: string
  body: string
}

export interface RecordingProxy {
  /** `host:port` for --proxy-server. */
  address: string
  asked: Asked[]
  close(): Promise<void>
}

/** @param pages HTML by full address; everything else is refused */
export async function startProxy(pages: Record<string, string>): Promise<RecordingProxy> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const target = request.url ?? ''
    asked.push({ method: request.method ?? '', target, body: await bodyOf(request) })
    const page = pages[target]
    response.writeHead(page === undefined ? 502 : 200, {
      'content-type': 'text/html; charset=utf-8',
      // What the browser itself would keep of a page is not the extension's doing.
      'cache-control': 'no-store',
    })
    response.end(page)
  })
  server.on('connect', (request, socket) => {
    asked.push({ method: 'CONNECT', target: request.url ?? '', body: '' })
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}
