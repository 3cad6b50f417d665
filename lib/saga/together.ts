import { setTimeout as wait } from 'node:timers/promises'

/** Answers to calls made side by side come close behind one another: a batch begins when none has come for so long. */
const GATHER_MS = 3

type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void }

/**
 * Works on the items of one key in their order, one batch at a time: what arrives while a batch is under way is worked on together as the next.
 * Many parts of an order that are answered at once need few transactions instead of one each, which would wait for one another's row lock.
 * @param work does a batch; its result, or its error, is that of every item in it
 */
export function together<T, R>(work: (key: string, items: T[]) => Promise<R>): (key: string, item: T) => Promise<R> {
  const queues = new Map<string, Waiting<T, R>[]>()

  async function drain(key: string, queue: Waiting<T, R>[]): Promise<void> {
    for (let seen = 0; queue.length > seen; await wait(GATHER_MS)) seen = queue.length
    while (queue.length > 0) {
      const batch = queue.splice(0)
      await work(
        key,
        batch.map(({ item }) => item),
      ).then(
        (result) => {
          for (const { resolve } of batch) resolve(result)
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error)
        },
      )
    }
    queues.delete(key)
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(key)
      if (queue) queue.push({ item, resolve, reject })
      else {
        const begun = [{ item, resolve, reject }]
        queues.set(key, begun)
        void drain(key, begun)
      }
    })
}
