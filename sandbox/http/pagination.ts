import { indexFor } from '@/sandbox/core/indexes'
import type { TableName, Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { invalidRequest, missing } from './errors'
import { type ApiList, present } from './present'
import type { CreatedFilter } from './shapes'

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
  /** Values that the path or a calculation gives for indexed fields; those among the parameters are found by themselves. */
  by?: Record<string, string | undefined>
  where?: (row: Tables[N]) => boolean
  view?: (row: Tables[N]) => unknown
}

// Rows are in the order of their creation, give or take a machine's clock set back.
const CLOCK_SLACK = 3600

function isPast(created: number, filter: CreatedFilter | undefined): boolean {
  return created < Math.max(filter?.gt ?? 0, filter?.gte ?? 0) - CLOCK_SLACK
}

/** One page, newest first. Both cursors at once and an unknown cursor are refused. */
export function page<N extends TableName>(world: World, of: ListOf<N>, params: PageParams): ApiList {
  const { limit = 10, starting_after: after, ending_before: before, created } = params
  if (after && before) {
    const message = 'You cannot parameterize both starting_after and ending_before.'
    throw invalidRequest(message, { param: 'starting_after' })
  }
  const cursor = cursorSeq(world, of, after, 'starting_after') ?? cursorSeq(world, of, before, 'ending_before')
  const by = indexFor(of.table, { ...params, ...of.by })
  const rowsOf = () =>
    before ? world.store.above(of.table, of.account, cursor ?? 0, by) : world.store.newest(of.table, of.account, { by, below: cursor })
  const found: Tables[N][] = []
  for (const row of rowsOf()) {
    const at = ('created' in row.object && row.object.created) || 0
    if (!before && isPast(at, created)) break
    if (!inRange(at, created) || (of.where && !of.where(row))) continue
    found.push(row)
    if (found.length > limit) break
  }
  // Backwards the page lies next to the cursor: the oldest of what is newer.
  const rows = found.slice(0, limit)
  if (before) rows.reverse()
  const view = of.view ?? ((row: Tables[N]) => present(world, of.table, row))
  return { object: 'list', data: rows.map(view), has_more: found.length > limit, url: of.url }
}

function cursorSeq<N extends TableName>(world: World, of: ListOf<N>, id: string | undefined, param: string): number | undefined {
  if (!id) return undefined
  const row = world.store.owned(of.table, of.account, id)
  if (!row) throw missing(of.noun, id, param, 400)
  return row.seq
}
