import { z } from 'zod'
import { isPlain } from '@/lib/domain/text/plain-text'
import { asIssue } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'

const MAX_SHOP_NAME = 60

/** The name a seller gives their shop. One letter is a name in scripts whose letters are words or syllables, such as 楽. */
export const ShopName = Text.refine(isPlain, asIssue('hiddenCharacters'))
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .refine((name) => [...name].length >= 2 || /^\p{Lo}$/u.test(name), asIssue('shopName.tooShort'))
      .max(MAX_SHOP_NAME, asIssue({ key: 'shopName.tooLong', values: { max: MAX_SHOP_NAME } })),
  )
  .refine((name) => /\p{L}|\p{N}/u.test(name), asIssue('shopName.noLetter'))
