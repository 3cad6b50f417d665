/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { applicationOf } from '@/sandbox/keys/auth'
import { pageOf, plain } from './format'
import { nameOf, type View } from './view'

/** What a list is narrowed to, by the names of its filters; empty for everything. */
export type Chosen = Record<string, string>

/** A choice above a list: its values as they stand in the address, with what people read. */
interface Filter {
  name: string
  label: string
  options: (readonly [value: string, label: string])[]
}

/** Statuses as a choice. */
export function byStatus(statuses: readonly string[]): Filter {
  return { name: 'status', label: 'Status', options: statuses.map((status) => [status, plain(status)]) }
}

const MOST_ACCOUNTS = 200

/** The accounts connected to this platform as a choice; the newest, where there are very many. */
export function byAccount(view: View): Filter {
  const application = applicationOf(view.world, view.account.id)
  const options: [string, string][] = []
  for (const { object } of view.world.store.all('connection')) {
    if (object.application === application) options.push([object.account, nameOf(view.world.store.get('account', object.account)?.object)])
  }
  const shown = options.slice(-MOST_ACCOUNTS).sort(([, one], [, other]) => one.localeCompare(other))
  return { name: 'account', label: 'Account', options: shown }
}

/** The choices above a list, as one small form. */
export const Filters: FC<{ action: string; filters: Filter[]; chosen: Chosen }> = ({ action, filters, chosen }) => (
  <form method="get" action={action} class="filters" aria-label="Filter">
    {filters.map(({ name, label, options }) => (
      <div>
        <label for={`by-${name}`}>{label}</label>
        <select id={`by-${name}`} name={name}>
          <option value="">All</option>
          {options.map(([value, text]) => (
            <option value={value} selected={chosen[name] === value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    ))}
    <button type="submit">Filter</button>
    {filters.some(({ name }) => chosen[name]) ? <a href={action}>Show all</a> : null}
  </form>
)

function* only<Row>(rows: Iterable<Row>, fits: (row: Row) => boolean): Iterable<Row> {
  for (const row of rows) if (fits(row)) yield row
}

/** One page of the rows whose values are those chosen, and the query of the next page. */
export function filteredPage<Row extends { id: string }>(
  rows: Iterable<Row>,
  chosen: Chosen,
  values: Record<string, (row: Row) => string | null>,
): { rows: Row[]; next: string | null } {
  const wanted = Object.entries(values).filter(([name]) => chosen[name])
  const fitting = only(rows, (row) => wanted.every(([name, read]) => read(row) === chosen[name]))
  const { rows: shown, next } = pageOf(fitting, chosen.after)
  const query = new URLSearchParams(wanted.map(([name]) => [name, chosen[name] ?? '']))
  if (next) query.set('after', next)
  return { rows: shown, next: next && query.toString() }
}
