import { z } from 'zod'

/** The name a seller gives their shop. */
export const ShopName = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, 'Give your shop a name of at least two letters.').max(60, 'Use at most 60 letters.'))
  .refine((name) => /\p{L}|\p{N}/u.test(name), 'Use at least one letter or number.')

/** The shop's part of its address, such as "clay-and-kiln"; "shop" for a name without Latin letters or digits. */
export function shopSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '')
  return slug || 'shop'
}
