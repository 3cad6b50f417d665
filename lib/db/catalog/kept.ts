/** What was read before, each with the version of the rows it was read from. The oldest use goes first where there are too many. */
export class Kept<Value> {
  private readonly entries = new Map<string, { version: string; value: Value }>()

  constructor(private readonly most: number) {}

  /** What was kept under a key, as long as its rows are still of this version. Nobody may change it: others are given the same. */
  get(key: string, version: string): Value | undefined {
    const entry = this.entries.get(key)
    if (entry?.version !== version) return undefined
    this.entries.delete(key)
    this.entries.set(key, entry)
    return entry.value
  }

  /** Keeps what was read after its version: should rows have changed in between, the version to come is another, and it is read again. */
  set(key: string, version: string, value: Value): void {
    this.entries.delete(key)
    this.entries.set(key, { version, value })
    if (this.entries.size <= this.most) return
    const [oldest] = this.entries.keys()
    if (oldest !== undefined) this.entries.delete(oldest)
  }
}
