/** Small pages of a test's own, served by name from memory; never cached, so that the browser itself keeps nothing of them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Site } from '../../../scripts/browser/serve.ts'

/** @param pages HTML by path, e.g. `{ '/chart': '<p>…' }` */
export async function servePages(pages: Record<string, string>): Promise<Site> {
  const server = createServer((request, response) => {
    const body = pages[new URL(request.url ?? '/', 'http://localhost').pathname]
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
