import { z } from 'zod'
import { isPlain } from '@/lib/domain/text/plain-text'
import { asIssue, type Said } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'

/** The longest name of a zone or a rate, in characters. */
export const MAX_ZONE_NAME = 60

/** A name on one line, of a zone or a rate. @param missing what to say where there is none */
export function nameLine(missing: Said['key']) {
  return Text.default('')
    .refine((value) => isPlain(value.trim()), asIssue('hiddenCharacters'))
    .transform((value) => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, asIssue(missing))
        .max(MAX_ZONE_NAME, asIssue({ key: 'product.tooLong', values: { max: MAX_ZONE_NAME } })),
    )
}
