import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import type { CartCount } from '@/lib/domain/wire/cart-count'

/** What adding to the cart came to, and what the cart holds since; null before the first press. */
export type AddAnswer = { ok: boolean; text: string; cart: CartCount | null } | null
export type AddToCart = (before: AddAnswer, form: FormData) => Promise<AddAnswer>

export type FormWords = Record<
  'quantity' | 'addToCart' | 'adding' | 'buyNow' | 'viewCart' | 'reload' | PageFailure['kind'] | 'serverWithReference',
  string
>

/** Stands in a sentence where the reference of an error will. */
export const REFERENCE = '{reference}'
