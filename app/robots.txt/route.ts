import { connection } from 'next/server'
import { robots } from '@/lib/http/robots'

/** What search engines may read. */
export async function GET(): Promise<Response> {
  // Next makes this file when it builds, unless it waits for a request.
  await connection()
  return new Response(robots(), { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } })
}
