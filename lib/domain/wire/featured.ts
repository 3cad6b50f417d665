/** What can be featured. */
export const FEATURED_KINDS = ['product', 'shop'] as const
export type FeaturedKind = (typeof FEATURED_KINDS)[number]

/** So many of each kind are featured at most. */
export const MAX_FEATURED = 12

/** A featured product or shop in the operator's list. `isShown`: whether buyers see it now: it is for sale, and not sold out. */
export type FeaturedLine = { id: string; kind: FeaturedKind; name: string; href: string; isShown: boolean }

/** A featured shop on the storefront, with the addresses of a few of its pictures. */
export type FeaturedShop = { slug: string; shopName: string; pictureUrls: string[] }

/** What became of the form: why it was not taken, with what was typed, or the name of what is featured now. */
export type FeaturedFormState = { typed: string; refusal: string | null; done: string | null }

/** The kind and slug in the address of a product's or a shop's page, as an operator pastes it; null for another. */
export function parseFeaturedAddress(typed: string): { kind: FeaturedKind; slug: string } | null {
  const [, path, slug] = /(?:^|\/)(products|sellers)\/([a-z\d-]{1,80})\/?(?:[?#].*)?$/.exec(typed.trim()) ?? []
  return slug ? { kind: path === 'products' ? 'product' : 'shop', slug } : null
}
