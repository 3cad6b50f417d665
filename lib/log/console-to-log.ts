import { format, stripVTControlCharacters } from 'node:util'
import type { Logger } from 'pino'
import { log } from './log'

const shared = globalThis as typeof globalThis & { soukConsoleLogged?: boolean }

/**
 * Sends what libraries write with console.error and console.warn through the log: as one line an event, without secrets, control characters or floods. Next's own
 * warnings repeat what a request sent (the id of an action, a path), so a stranger could write to the terminal by them.
 */
export function sendConsoleToLog(console: Pick<Console, 'error' | 'warn'> = globalThis.console, to: Logger = log): void {
  if (console === globalThis.console && shared.soukConsoleLogged) return
  if (console === globalThis.console) shared.soukConsoleLogged = true
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...said: unknown[]) => {
      const err = said.find((each) => each instanceof Error)
      const words = said.filter((each) => each !== err)
      to[level]({ ...(err && { err }) }, '%s', plain(format(...words)) || String(err))
    }
  }
}

/** Without the colours that Next puts around its words. */
function plain(text: string): string {
  return stripVTControlCharacters(text).trim()
}
