import { z } from 'zod'

/** The name a seller gives their shop. */
export const ShopName = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, 'Give your shop a name of at least two letters.').max(60, 'Use at most 60 letters.'))
  .refine((name) => /\p{L}|\p{N}/u.test(name), 'Use at least one letter or number.')
