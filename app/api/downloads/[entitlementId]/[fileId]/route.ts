import { fileStream, openDownload, recordDownload } from '@/lib/digital/download'
import { clientIp } from '@/lib/http/client-ip'
import { downloadRefusal } from '@/lib/http/download-refusal'
import { fileAnswer } from '@/lib/http/file-answer'

type Context = RouteContext<'/api/downloads/[entitlementId]/[fileId]'>

/** A file that was bought, whole or a range of it, for whoever holds a link to it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const place = await params
  const opened = await openDownload(place, tokenOf(request))
  if (opened.kind !== 'file') return downloadRefusal(request, opened)
  const { range, ...answer } = fileAnswer(request.headers, opened.file)
  if (!range) return new Response(null, answer)
  await recordDownload(place, opened.endsAt, clientIp(request.headers), request.headers.get('user-agent') ?? '')
  return new Response(fileStream(opened.file.id, range), answer)
}

/** The same without its bytes. */
export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const opened = await openDownload(await params, tokenOf(request))
  return opened.kind === 'file' ? new Response(null, fileAnswer(request.headers, opened.file)) : downloadRefusal(request, opened)
}

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''
