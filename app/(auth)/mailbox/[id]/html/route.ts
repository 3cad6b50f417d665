import { mayReadMailbox } from '@/app/(auth)/mailbox/local-mailbox'
import { readMail } from '@/lib/mail/read-mail'

/** A mail of the local mailbox as a mail program would draw it; proxy.ts forbids it everything but its links. */
export async function GET(_: Request, { params }: RouteContext<'/mailbox/[id]/html'>): Promise<Response> {
  const mail = (await mayReadMailbox()) ? await readMail(decodeURIComponent((await params).id)) : undefined
  if (!mail?.html) return new Response('There is no such mail.', { status: 404 })
  return new Response(mail.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
