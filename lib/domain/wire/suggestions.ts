/** Fewer letters lead to everything and nothing. */
export const LEAST_TYPED = 2

/** What the search in the header suggests, as words to show: `said` is read aloud. `note` of a product: its shop. */
export type Suggestions = { said: string; groups: { label: string; items: { name: string; note: string | null; href: string }[] }[] }
