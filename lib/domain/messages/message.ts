export const MAX_MESSAGE = 2000
/** So many of one part, both sides together: who has more to say than that does not say it here. */
export const MOST_MESSAGES = 500

export type MessageSender = 'buyer' | 'seller'

const WINDOW = 60_000
/** Who has unread messages was told of them by the first; of more within half an hour of another they are not told again. */
const TOLD = 30 * WINDOW

/** The minute of a message: all of one are told by one mail. */
export function minuteOf(at: Date): { begins: Date; ends: Date } {
  const begins = Math.floor(at.getTime() / WINDOW) * WINDOW
  return { begins: new Date(begins), ends: new Date(begins + WINDOW) }
}

/** Whether a mail tells of the messages of a minute: one of them is unread, and none of shortly before, which they were told of. @param unread when each was written */
export function isToTell(unread: Date[], begins: Date): boolean {
  const since = (at: Date) => at.getTime() - begins.getTime()
  return unread.some((at) => since(at) >= 0 && since(at) < WINDOW) && !unread.some((at) => since(at) < 0 && since(at) >= -TOLD)
}
