import { readMail } from '@/lib/mail/read-mail'

// No script, no form, no request to anywhere: a mail is drawn and its links work, nothing else.
const POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A mail of the local mailbox as a mail program would draw it. */
export async function GET(_: Request, { params }: RouteContext<'/mailbox/[id]/html'>): Promise<Response> {
  const mail = await readMail(decodeURIComponent((await params).id))
  if (!mail?.html) return new Response('There is no such mail.', { status: 404 })
  return new Response(mail.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'cache-control': 'no-store' },
  })
}
