/** What is younger is not read: Stripe may still be writing it. */
export const YOUNG_SECONDS = 60
/** One mark counts for the marks that follow it within so long. */
export const MARK_AGAIN_SECONDS = 10
/** A mark is read after so long: by then everything that it may mean, and those that it stands for, is old enough. */
export const READ_AFTER_SECONDS = YOUNG_SECONDS + MARK_AGAIN_SECONDS + 5
/** A pass begins so far before the end of the last: what became visible late is read all the same. */
export const OVERLAP_SECONDS = 3600

/** Whether a pass that began at `begunAt` (our clock) reads everything that the last mark may mean. */
export function coversMark(markedAt: Date | null, begunAt: Date): boolean {
  return markedAt === null || markedAt.getTime() <= begunAt.getTime() - READ_AFTER_SECONDS * 1000
}
