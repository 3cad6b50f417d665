import type { TableName, Tables } from './tables'

/** One change: table, id, and the stored row; without a row the id is removed. */
export type Change = [table: TableName, id: string, row?: Tables[TableName]]

/** Where committed changes go. Each `append` is one transaction: after a crash it is there whole or not at all. */
export interface Journal {
  append(changes: Change[]): void
  close(): void
}
