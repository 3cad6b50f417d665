/** The most of one variant in one order. */
export const MAX_QUANTITY = 20
