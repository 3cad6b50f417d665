import type { NextRequest } from 'next/server'
import { requireOperator } from '@/lib/auth/viewer'
import { Email } from '@/lib/domain/ids'
import { exportPersonData } from '@/lib/operations/person-data'

/** Everything stored about an address, for a person who asks the operator for it. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireOperator()
  const email = Email.safeParse(request.nextUrl.searchParams.get('email'))
  if (!email.success) return new Response(null, { status: 400 })
  const headers = { 'content-disposition': 'attachment; filename="personal-data.json"', 'cache-control': 'no-store' }
  return Response.json(await exportPersonData(email.data), { headers })
}
