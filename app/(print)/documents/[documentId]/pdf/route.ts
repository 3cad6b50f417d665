import { notFound, redirect } from 'next/navigation'
import { currentReader } from '@/app/(print)/documents/[documentId]/reader'
import { readDocumentPdf } from '@/lib/documents/read-document'

/** A document as a PDF. Where it holds writing that our fonts lack, its page says how to save it. */
export async function GET(request: Request, { params }: RouteContext<'/documents/[documentId]/pdf'>): Promise<Response> {
  const { documentId } = await params
  const key = new URL(request.url).searchParams.get('key') ?? undefined
  const result = await readDocumentPdf(documentId, await currentReader(), key)
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'no_letters') redirect(`/documents/${documentId}?${new URLSearchParams({ print: 'here', ...(key && { key }) })}`)
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${result.number}.pdf"`,
    'cache-control': 'private, no-store',
  }
  return new Response(new Uint8Array(result.pdf), { headers })
}
