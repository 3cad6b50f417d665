import { AsyncLocalStorage } from 'node:async_hooks'

/** What every log line of a request or a job says: which one it was, and which order, account or event it is about. Ids only. */
export type LogContext = {
  requestId?: string
  job?: string
  jobId?: string
  orderId?: string
  sellerOrderId?: string
  accountId?: string
  eventId?: string
  /** The person who works in a shop in this request. */
  memberId?: string
  /** What the key begins with by which a program of theirs does it. */
  apiKey?: string
}

// Next evaluates this module once a bundle (instrumentation, proxy, routes), hot reload again and again: all share one storage.
const shared = globalThis as typeof globalThis & { soukLogContext?: AsyncLocalStorage<LogContext> }
shared.soukLogContext ??= new AsyncLocalStorage<LogContext>()
const storage = shared.soukLogContext

/** Runs `work` with this context on every line it logs. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...context }, work)
}

/** Begins a context for the rest of this call stack and all that follows from it: for a hook that has no function to wrap. */
export function beginLogContext(context: LogContext): void {
  storage.enterWith({ ...context })
}

/** From here on every line of this request or job says this too. Without a context (a script), nothing happens. */
export function addToLog(context: LogContext): void {
  Object.assign(storage.getStore() ?? {}, context)
}

/** The context of the request or job that runs here; empty outside of them. */
export function logContext(): LogContext {
  return storage.getStore() ?? {}
}
