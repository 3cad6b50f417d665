import pino from 'pino'
import pretty from 'pino-pretty'
import { bounded, escaped } from './bound'
import { logContext } from './context'
import { describeError } from './describe-error'
import { SECRET_PATHS, scrub } from './scrub'

/**
 * A logger that names request, job and order on every line and writes no secret. One event is one line of bounded length, without control characters.
 * @param out where lines go
 * @param level the least that is written, one of pino's
 */
export function makeLog(out: pino.DestinationStream, level: string): pino.Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: logContext,
      serializers: { err: describeError },
      redact: { paths: SECRET_PATHS, censor: '[hidden]' },
      hooks: { streamWrite: (line) => escaped(scrub(bounded(line))) },
    },
    out,
  )
}

/** JSON for machines; on a terminal in development, lines for people. Both are written at once: the last line before a crash counts most. */
function destination(): pino.DestinationStream {
  const isForPeople = process.stdout.isTTY && process.env.NODE_ENV !== 'production'
  return isForPeople ? pretty({ sync: true, ignore: 'hostname,pid', translateTime: 'SYS:HH:MM:ss.l' }) : pino.destination({ fd: 1, sync: true })
}

const LEVELS = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
// lib/env refuses a level that is none. Lines written before that must not fail for it.
const wanted = process.env.LOG_LEVEL ?? ''

/** The log of this process: `log.info({ accountId }, 'Connected')`. Errors go in as `err`. */
export const log = makeLog(destination(), LEVELS.has(wanted) ? wanted : 'info')
