import { connection } from 'next/server'
import { sitemapIndex } from '@/lib/catalog/sitemap'

/** Where search engines find every product: one sitemap a day. */
export async function GET(): Promise<Response> {
  // Next makes this file when it builds, unless it waits for a request.
  await connection()
  return new Response(await sitemapIndex(), { headers: { 'content-type': 'application/xml', 'cache-control': 'public, max-age=3600' } })
}
