/** Waits, unless the page goes away first. */
export function pause(milliseconds: number, alive: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    alive.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
