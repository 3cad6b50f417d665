import type { NextRequest } from 'next/server'
import { exampleMail, galleryLocale } from '@/app/dev/mails/example-mail'

/** One example mail as a mail program would draw it. */
export async function GET(request: NextRequest, { params }: RouteContext<'/dev/mails/[name]/html'>): Promise<Response> {
  const isHere = process.env.NODE_ENV !== 'production'
  const mail = isHere && (await exampleMail((await params).name, galleryLocale(request.nextUrl.searchParams.get('locale'))))
  return mail ? new Response(mail.html, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : new Response(null, { status: 404 })
}
