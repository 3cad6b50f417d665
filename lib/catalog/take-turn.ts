const MOST_WAITING = 8

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs heavy work of this process one after the other.
 * @returns what the work gives, or `busy` at once while too many wait already
 */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (waiting >= MOST_WAITING) return 'busy'
  waiting += 1
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}
