/** Ids of the empty elements of the header's search in which suggestions are shown, and how many there are is said aloud. */
export const SUGGESTIONS = 'suggestions'
export const SUGGESTED = 'suggested'
