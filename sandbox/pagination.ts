import { invalidRequest, missing } from './errors'
import { type ApiList, present } from './present'
import type { CreatedFilter } from './shapes'
import type { TableName, Tables } from './tables'
import type { World } from './world'

export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: CreatedFilter
}

/** Whether a time lies in a filter; any does without one. */
export function inRange(created: number, filter: CreatedFilter | undefined): boolean {
  if (!filter) return true
  const { gt, gte, lt, lte } = filter
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}

/** What a list endpoint needs to know about its table. `noun` is Stripe's word for a missing cursor. */
export interface ListOf<N extends TableName> {
  table: N
  account: string
  url: string
  noun: string
  where?: (row: Tables[N]) => boolean
  view?: (row: Tables[N]) => unknown
}

/** One page, newest first. Both cursors at once and an unknown cursor are refused. */
export function page<N extends TableName>(world: World, of: ListOf<N>, params: PageParams): ApiList {
  const { limit = 10, starting_after: after, ending_before: before, created } = params
  if (after && before) {
    const message = 'You cannot parameterize both starting_after and ending_before.'
    throw invalidRequest(message, { param: 'starting_after' })
  }
  const cursor = cursorSeq(world, of, after, 'starting_after') ?? cursorSeq(world, of, before, 'ending_before')
  const found: Tables[N][] = []
  for (const row of world.store.newest(of.table, of.account)) {
    if (after && row.seq >= (cursor as number)) continue
    if (before && row.seq <= (cursor as number)) break
    if (!inRange((row.object as { created: number }).created, created) || (of.where && !of.where(row))) continue
    found.push(row)
    if (!before && found.length > limit) break
  }
  // Backwards the page lies next to the cursor: the oldest of what is newer.
  const rows = before ? found.slice(-limit) : found.slice(0, limit)
  const view = of.view ?? ((row: Tables[N]) => present(world, of.table, row))
  return { object: 'list', data: rows.map(view), has_more: found.length > limit, url: of.url }
}

function cursorSeq<N extends TableName>(world: World, of: ListOf<N>, id: string | undefined, param: string): number | undefined {
  if (!id) return undefined
  const row = world.store.owned(of.table, of.account, id)
  if (!row) throw missing(of.noun, id, param, 400)
  return row.seq
}
