export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>

/**
 * Reports work a line a step, with the time it took; in a terminal the seconds count while it runs.
 * @param out where to write
 */
export function progressOn(out: NodeJS.WriteStream): Step {
  return async (label, work) => {
    const began = Date.now()
    const seconds = () => `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`
    const show = (end: string) => out.write(`${out.isTTY ? '\r' : ''}  ${label.padEnd(48, ' ')}${seconds()}${end}`)
    if (!out.isTTY) out.write(`  ${label} …\n`)
    const ticker = out.isTTY ? setInterval(() => show(''), 200) : undefined
    try {
      const result = await work()
      show('\n')
      return result
    } catch (error) {
      show('  failed\n')
      throw error
    } finally {
      clearInterval(ticker)
    }
  }
}
