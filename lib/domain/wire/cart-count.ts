/** How many pieces a cart holds, in words too, and when that was so (milliseconds since 1970, by the server). */
export type CartCount = { pieces: number; label: string; asOf: number }
