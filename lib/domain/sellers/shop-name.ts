import { z } from 'zod'
import { asIssue } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'

const MAX_SHOP_NAME = 60

/** The name a seller gives their shop. */
export const ShopName = Text.transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(2, asIssue('shopName.tooShort'))
      .max(MAX_SHOP_NAME, asIssue({ key: 'shopName.tooLong', values: { max: MAX_SHOP_NAME } })),
  )
  .refine((name) => /\p{L}|\p{N}/u.test(name), asIssue('shopName.noLetter'))
