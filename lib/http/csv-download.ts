import { attachment } from '@/lib/domain/digital/file-name'

/** A CSV file to be saved, line by line as the browser takes it. @param lines null where there is none: 404 */
export function csvDownload(name: string, lines: AsyncGenerator<string> | null): Response {
  if (!lines) return new Response(null, { status: 404 })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': attachment(name),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
  return new Response(streamOf(lines), { headers })
}

/** A body that asks for the next lines when the browser has taken those before. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void lines.return(undefined),
  })
}
