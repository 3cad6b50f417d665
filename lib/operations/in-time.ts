/**
 * Waits for work, but not for ever; what it does later is left alone.
 * @throws what it throws, or that there was no answer in time
 */
export async function inTime<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patienceMs / 1000} seconds.`)), patienceMs)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
