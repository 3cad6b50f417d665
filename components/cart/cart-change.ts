import type { Said } from '@/lib/domain/wire/said'

/** A line that was taken out, as far as it takes to put it back. */
type TakenOut = { addId: string; name: string; variantId: string; quantity: number; seenPriceMinor: number; seenCurrency: string }

/** What a change of the cart came to; null before the first. */
export type CartAnswer = { ok: boolean; sentence: Said; undo: TakenOut | null } | null

/** The values of a change, as a form posts them. */
export type CartChange = Record<string, string | number>

/** The action of a form that changes the cart. */
export type PostChange = (form: FormData) => void
