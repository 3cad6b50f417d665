import { z } from 'zod'
import { ADDRESS, withAsciiDomain } from '@/lib/domain/text/address'
import { asIssue } from '@/lib/domain/wire/said'

/** Stripe's id of a seller's account. */
export const ConnectedAccountId = z
  .string()
  .regex(/^acct_\w+$/)
  .brand<'ConnectedAccountId'>()
export type ConnectedAccountId = z.infer<typeof ConnectedAccountId>

export const ConfirmationTokenId = z
  .string()
  .regex(/^ctoken_\w+$/)
  .brand<'ConfirmationTokenId'>()
export type ConfirmationTokenId = z.infer<typeof ConfirmationTokenId>

/** An e-mail address as we compare, store and mail it: trimmed, lower case, its domain in ASCII ("xn--…"), as Stripe and mail servers take it. */
export const Email = z
  .string()
  .transform((typed) => withAsciiDomain(typed.trim().toLowerCase()))
  .pipe(z.string().regex(ADDRESS, asIssue('email')).max(254, asIssue('email')))
export type Email = z.infer<typeof Email>

/** One for each purchase: of a cart made of what is in it, of a single product made by the buyer's browser, one for each visit. */
export const CheckoutId = z.uuid().brand<'CheckoutId'>()
export type CheckoutId = z.infer<typeof CheckoutId>
