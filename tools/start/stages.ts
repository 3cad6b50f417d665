import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface Result {
  stage: string
  passed: number
  failed: number
  seconds: number
  note?: string
  /** What failed, by name and reason. */
  failures?: string[]
}

/** What a report of a test runner says. */
export type Counts = Pick<Result, 'passed' | 'failed' | 'note' | 'failures'>

/**
 * Runs a command in our own terminal.
 * @param env added to ours
 * @returns its exit code
 */
export function inTerminal(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a stage that passes or fails as a whole.
 * @param work gives an exit code, or throws a sentence
 */
export async function stage(name: string, work: () => Promise<number>): Promise<Result> {
  const began = Date.now()
  console.log(`\n── ${name}`)
  const code = await work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return 1
  })
  return { stage: name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - began) / 1000 }
}

/**
 * Runs a stage whose tests are counted one by one from the report it leaves. No report, or a failure outside every test, counts as one failed.
 * @param count reads passed and failed out of the report
 */
export async function countedStage(name: string, report: string, count: (report: string) => Counts, work: () => Promise<number>): Promise<Result> {
  const whole = await stage(name, work)
  const text = await readFile(report, 'utf8').catch(() => undefined)
  if (text === undefined) return { ...whole, passed: 0, failed: 1, note: 'left no report' }
  const { failed, ...counted } = count(text)
  return { ...whole, ...counted, failed: whole.failed > 0 ? Math.max(failed, 1) : failed }
}

/** What failed, the table, and the last line of `npm test`. */
export function summary(results: Result[]): string {
  const rows = results.map(({ stage: name, passed, failed, seconds, note }) => {
    const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(5)} failed ${seconds.toFixed(1).padStart(8)} s`
    return `  ${failed ? '✗' : '✓'} ${name.padEnd(26)} ${counts}${note ? `  ${note}` : ''}`
  })
  const failures = results.flatMap(({ stage: name, failures: names = [] }) => names.map((failure) => `  ✗ ${name}: ${failure}`))
  const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0)
  return `\n${[...failures, ...rows].join('\n')}\n\n${total('passed')} passed, ${total('failed')} failed`
}
