type Handler = (event?: unknown) => unknown

/** Event handlers by name, in order of registration. One that throws does not keep the others from hearing. */
export class Emitter {
  readonly #handlers = new Map<string, { handler: Handler; once: boolean }[]>()

  add(name: string, handler: Handler, once = false): void {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), { handler, once }])
  }

  /** Removes one handler, or all of that name when none is given. */
  remove(name: string, handler?: Handler): void {
    const kept = handler ? (this.#handlers.get(name) ?? []).filter((entry) => entry.handler !== handler) : []
    this.#handlers.set(name, kept)
  }

  /** Whether anyone listens. */
  hears(name: string): boolean {
    return (this.#handlers.get(name) ?? []).length > 0
  }

  emit(name: string, event?: unknown): void {
    for (const entry of this.#handlers.get(name) ?? []) {
      if (entry.once) this.remove(name, entry.handler)
      try {
        entry.handler(event)
      } catch (error) {
        reportError(error)
      }
    }
  }
}
