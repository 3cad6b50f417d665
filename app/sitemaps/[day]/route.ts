import { sitemapOf } from '@/lib/catalog/sitemap'

/** The products of one day, and their shops. */
export async function GET(_request: Request, { params }: { params: Promise<{ day: string }> }): Promise<Response> {
  const sitemap = await sitemapOf((await params).day)
  if (!sitemap) return new Response(null, { status: 404 })
  return new Response(sitemap, { headers: { 'content-type': 'application/xml', 'cache-control': 'public, max-age=3600' } })
}
