import { scriptJson } from '@/lib/domain/catalog/product-data'

/** What search engines read of a page: data, which no browser runs. */
export function ProductData({ data }: { data: object }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of the JSON; scriptJson escapes what could end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />
}
