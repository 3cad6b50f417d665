import type { Change, Journal } from './change'
import { drawFrom, type IdSource } from './ids'
import { type By, TableIndexes } from './indexes'
import type { HiddenOf, ObjectOf, TableName, Tables } from './tables'
import { keysOf } from './typed'

interface Table<N extends TableName> {
  rows: Map<string, Tables[N]>
  indexes: TableIndexes<N>
}

interface Part {
  by?: By | null
  below?: number
}

/**
 * All state of the world: in memory, every committed transaction in the journal. A transaction runs without waiting on anything, so
 * requests never interleave; if it throws, nothing of it remains.
 */
export class Store {
  private readonly tables: { [N in TableName]?: Table<N> } = {}
  private journal: Journal
  private seq = 0
  private changed: Map<string, { table: TableName; id: string; before: Tables[TableName] | undefined }> | null = null
  private afterCommit: Array<() => void> = []
  private ids: IdSource | null = null

  constructor(journal: Journal) {
    this.journal = journal
  }

  /** Puts a row read from the journal into memory; only at start, before the first transaction. */
  load([table, id, row]: Change): void {
    this.set(table, id, row)
    if (row) this.seq = Math.max(this.seq, row.seq)
  }

  /** Continues on another journal, which must hold everything already. */
  writeTo(journal: Journal): void {
    this.journal = journal
  }

  /** Fixes the ids of everything made from now on; `make` is told how many rows there have been. */
  drawIdsFrom(make: (position: number) => IdSource): void {
    this.ids = make(this.seq)
  }

  /** Runs something outside a transaction that makes an id. */
  drawing<T>(work: () => T): T {
    const before = drawFrom(this.ids)
    try {
      return work()
    } finally {
      drawFrom(before)
    }
  }

  /** How many live rows there are. */
  size(): number {
    let rows = 0
    for (const table of Object.values(this.tables)) rows += table.rows.size
    return rows
  }

  /** Every live row, for writing a new journal. Rows go out in the order of their insertion. */
  *everything(): Iterable<Change> {
    for (const name of keysOf(this.tables)) for (const [id, row] of this.table(name).rows) yield [name, id, row]
  }

  /** The row with this id, whoever owns it. */
  get<N extends TableName>(table: N, id: string): Tables[N] | undefined {
    return this.table(table).rows.get(id)
  }

  /** The row with this id, which must exist: throws for a bug. */
  need<N extends TableName>(table: N, id: string): Tables[N] {
    const row = this.get(table, id)
    if (!row) throw new Error(`${table} ${id} does not exist`)
    return row
  }

  /** The row with this id if `account` owns it. */
  owned<N extends TableName>(table: N, account: string, id: string): Tables[N] | undefined {
    const row = this.get(table, id)
    return row?.account === account ? row : undefined
  }

  /** Adds a row. The id must be new. */
  insert<N extends TableName>(table: N, account: string, id: string, object: ObjectOf<N>, hidden: HiddenOf<N>): Tables[N] {
    if (this.get(table, id)) throw new Error(`${table} ${id} exists already`)
    this.seq += 1
    const row = { id, account, seq: this.seq, object, hidden } as Tables[N]
    this.write(table, id, row)
    return row
  }

  /** Changes fields of the object (and of the hidden part). The id must exist. Gives the new row. */
  update<N extends TableName>(table: N, id: string, fields: Partial<ObjectOf<N>>, hidden: Partial<HiddenOf<N>> = {}): Tables[N] {
    const row = this.need(table, id)
    const next: Tables[N] = { ...row, object: { ...row.object, ...fields }, hidden: { ...row.hidden, ...hidden } }
    this.write(table, id, next)
    return next
  }

  /** Removes a row; nothing happens when there is none. */
  remove(table: TableName, id: string): void {
    if (this.get(table, id)) this.write(table, id, undefined)
  }

  /** An account's rows, newest first; with `by` only those with a value in an indexed field, with `below` only older ones than that number. */
  *newest<N extends TableName>(table: N, account: string, { by = null, below = Number.MAX_SAFE_INTEGER }: Part = {}): Iterable<Tables[N]> {
    for (const id of this.table(table).indexes.of(account, by)?.below(below) ?? []) yield this.need(table, id)
  }

  /** The same rows above a number, oldest first. */
  *above<N extends TableName>(table: N, account: string, seq: number, by: By | null = null): Iterable<Tables[N]> {
    for (const id of this.table(table).indexes.of(account, by)?.above(seq) ?? []) yield this.need(table, id)
  }

  /** Every row of a table, oldest first, whoever owns it. */
  *all<N extends TableName>(table: N): Iterable<Tables[N]> {
    yield* this.table(table).rows.values()
  }

  /** Runs `work` as one whole: on return everything it wrote is on disk, on a throw nothing of it happened (see `keep`). */
  transaction<T>(work: () => T, keep: (error: unknown) => boolean = () => false): T {
    if (this.changed) return work()
    return this.drawing(() => this.run(work, keep))
  }

  private run<T>(work: () => T, keep: (error: unknown) => boolean): T {
    this.changed = new Map()
    this.afterCommit = []
    try {
      const result = work()
      this.commit()
      return result
    } catch (error) {
      if (keep(error)) this.commit()
      else this.rollBack()
      throw error
    }
  }

  /** Runs `work` once the present transaction is on disk; never when it is rolled back. */
  onCommit(work: () => void): void {
    if (this.changed) this.afterCommit.push(work)
    else work()
  }

  close(): void {
    this.journal.close()
  }

  private commit(): void {
    const changes: Change[] = []
    for (const { table, id } of this.changed?.values() ?? []) {
      const row = this.get(table, id)
      changes.push(row ? [table, id, row] : [table, id])
    }
    if (changes.length > 0) this.journal.append(changes)
    const work = this.afterCommit
    this.changed = null
    this.afterCommit = []
    for (const each of work) each()
  }

  private rollBack(): void {
    for (const { table, id, before } of [...(this.changed?.values() ?? [])].reverse()) this.set(table, id, before)
    this.changed = null
    this.afterCommit = []
  }

  private write<N extends TableName>(table: N, id: string, row: Tables[N] | undefined): void {
    if (!this.changed) throw new Error(`${table} ${id} was written outside a transaction`)
    const key = `${table}/${id}`
    if (!this.changed.has(key)) this.changed.set(key, { table, id, before: this.get(table, id) })
    this.set(table, id, row)
  }

  private set<N extends TableName>(table: N, id: string, row: Tables[N] | undefined): void {
    const { rows, indexes } = this.table(table)
    indexes.follow(rows.get(id), row)
    if (row) rows.set(id, row)
    else rows.delete(id)
  }

  private table<N extends TableName>(name: N): Table<N> {
    const known = this.tables[name]
    if (known) return known
    const fresh: Table<N> = { rows: new Map(), indexes: new TableIndexes(name) }
    Object.assign(this.tables, { [name]: fresh })
    return fresh
  }
}
