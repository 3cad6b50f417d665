import { randomBytes } from 'node:crypto'
import { slugify } from 'transliteration'

const LONGEST = 60

/**
 * The part of an address made from a name in any script: lower case letters a–z, digits and dashes, at most 60 of them.
 * @param fallback what a name without any letter or digit (emoji only) gets
 */
export function slugFrom(name: string, fallback: string): string {
  // Composed first: "й" is one letter with its own transliteration, "и" with a breve is another. "Maya's" is one word.
  const plain = name.normalize('NFKC').replaceAll(/['’]/g, '')
  const slug = slugify(plain, { allowedChars: 'a-zA-Z0-9' })
  return slug.slice(0, LONGEST).replace(/-+$/, '') || fallback
}

/**
 * Inserts something under the first address that is free: "bowl", then "bowl-2", "bowl-3"; a busy name gets a few letters of chance, so that no number has to be
 * counted up.
 * @param insert tries one address; nothing where it is taken
 * @throws where none is free
 */
export async function underFreeSlug<Row>(slug: string, insert: (slug: string) => Promise<Row | null | false>): Promise<Row> {
  for (const candidate of [slug, `${slug}-2`, `${slug}-3`, `${slug}-${randomBytes(5).toString('hex')}`]) {
    const row = await insert(candidate)
    if (row) return row
  }
  throw new Error(`No free address like "${slug}"`)
}
