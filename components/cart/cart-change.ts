/** A line that was taken out, as far as it takes to put it back. */
export type TakenOut = { addId: string; name: string; productId: string; quantity: number; seenPriceMinor: number; seenCurrency: string }

/** What a change of the cart came to; null before the first. */
export type CartAnswer = { ok: boolean; sentence: string; undo: TakenOut | null } | null

/** The values of a change, as a form would post them. */
export type CartChange = Record<string, string | number>
