// The same check in a sandbox that is a process of its own: `SANDBOX_CHECK_ANSWERS=FILE node sandbox/run.mjs …` keeps FILE up to date.
import { writeFileSync } from 'node:fs'
import { watchSandboxes } from '@/sandbox/core/watch'
import { checkSent, noFindings, reportOf } from './check-sent'
import { stripeChecks } from './generate'

const WRITE_EVERY_MS = 1000

/** Checks everything this process sends from now on; what was found stands in `file` as JSON, a second late at most, and at the end. */
export function watchProcess(file: string): void {
  const found = noFindings(stripeChecks())
  const write = () => writeFileSync(file, JSON.stringify({ problems: found.problems, report: reportOf(found) }))
  let isWaiting = false
  write()
  watchSandboxes((sent) => {
    const before = found.problems.length
    checkSent(found, sent)
    for (const problem of found.problems.slice(before)) console.error(`Not valid by the SDK's types: ${problem}`)
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      write()
    }, WRITE_EVERY_MS).unref()
  })
  process.once('exit', write)
}
