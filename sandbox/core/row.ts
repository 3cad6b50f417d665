/**
 * A stored thing. `object` is what the API shows, never changed in place (put a new one); `hidden` is what only this program knows.
 * `account` is the owner; `seq` rises by one with each insert and is the order of lists.
 */
export interface Row<T, H = Record<string, never>> {
  id: string
  account: string
  seq: number
  object: T
  hidden: H
}
