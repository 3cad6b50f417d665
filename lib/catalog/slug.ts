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
