/** The most that is kept of what a browser calls itself, characters. */
export const MAX_AGENT = 300
