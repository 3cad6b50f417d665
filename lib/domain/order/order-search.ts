import { z } from 'zod'
import { Email } from '@/lib/domain/ids'
import { Text } from '@/lib/domain/wire/text'
import { orderNumberOf } from './receipt-number'

/** What somebody looks for: one order by what only it has, or orders by what several may share. */
export type OrderSearch =
  | { by: 'number'; number: number }
  | { by: 'id' | 'paymentIntent' | 'setupIntent' | 'charge' | 'refund' | 'email' | 'account' | 'shop'; value: string }

const STRIPE_IDS = [
  [/^pi_\w+$/, 'paymentIntent'],
  [/^seti_\w+$/, 'setupIntent'],
  [/^(ch|py)_\w+$/, 'charge'],
  [/^(re|pyr)_\w+$/, 'refund'],
  [/^acct_\w+$/, 'account'],
] as const

/** The longest text that is looked for. */
export const SEARCH_MAX = 100

const Typed = Text.trim().min(1).max(SEARCH_MAX)

/** What was typed into the search box; null for nothing, or for more than anything we have is long. */
export function orderSearch(typed: unknown): OrderSearch | null {
  const parsed = Typed.safeParse(typed)
  if (!parsed.success) return null
  const text = parsed.data
  const number = orderNumberOf(text)
  if (number !== null) return { by: 'number', number }
  if (z.uuid().safeParse(text).success) return { by: 'id', value: text.toLowerCase() }
  for (const [pattern, by] of STRIPE_IDS) if (pattern.test(text)) return { by, value: text }
  const email = Email.safeParse(text)
  return email.success ? { by: 'email', value: email.data } : { by: 'shop', value: text }
}
