/** Something that left the program: an answer of the API, or an event as it was recorded. `body` is the JSON text. */
export interface Sent {
  kind: 'answer' | 'event'
  /** Method and path, or the event's type. */
  what: string
  status: number
  body: string
  /** What a publishable key is shown: some fields may be absent. */
  isPartial: boolean
}

type Watcher = (sent: Sent) => void

// Shared by all copies of this module in the process: tests run some sandboxes from the sources, others from the bundle.
const shared: typeof globalThis & { localStripeWatchers?: Watcher[] } = globalThis
shared.localStripeWatchers ??= []
const watchers = shared.localStripeWatchers

/** Shows `watcher` everything that every sandbox of this process sends from now on. For checks: a watcher changes nothing. */
export function watchSandboxes(watcher: Watcher): void {
  watchers.push(watcher)
}

/** Shows the watchers what is sent; `describe` runs only when there are any. */
export function showWatchers(describe: () => Sent): void {
  if (watchers.length === 0) return
  const sent = describe()
  for (const watcher of watchers) watcher(sent)
}
