import { z } from 'zod'
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

/** An e-mail address as we compare it: trimmed, lower case. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(asIssue('email')).max(254, asIssue('email')))
export type Email = z.infer<typeof Email>

/** One for each purchase: of a cart made of what is in it, of a single product made by the buyer's browser, one for each visit. */
export const CheckoutId = z.uuid().brand<'CheckoutId'>()
export type CheckoutId = z.infer<typeof CheckoutId>
