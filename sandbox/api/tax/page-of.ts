import { missing } from '@/sandbox/http/errors'
import type { PageParams } from '@/sandbox/http/pagination'
import type { ApiList } from '@/sandbox/http/present'

/** One page of a short list that is no table, in its own order. */
export function pageOf(all: { id: string }[], url: string, noun: string, { limit = 10, starting_after: after }: PageParams): ApiList {
  const at = after === undefined ? -1 : all.findIndex(({ id }) => id === after)
  if (after !== undefined && at < 0) throw missing(noun, after, 'starting_after', 400)
  const data = all.slice(at + 1, at + 1 + limit)
  return { object: 'list', data, has_more: at + 1 + limit < all.length, url }
}
