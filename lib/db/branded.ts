import type { ConnectedAccountId } from '@/lib/domain/ids'

/** A row whose `accountId`, its own and that of the rows in it, is known to be a connected account. */
export type Branded<T> = T extends { id: string } ? BrandedRow<T> : T extends { id: string }[] ? Branded<T[number]>[] : T
type BrandedRow<T> = {
  [K in keyof T]: K extends 'accountId' ? (T[K] extends string ? ConnectedAccountId : T[K]) : Branded<T[K]>
}

/** Rows as they come from the database, with their account ids branded: only parsed ids were ever stored. */
export function branded<T>(rows: T): Branded<T> {
  return rows as Branded<T>
}
