import { isOneOf } from '@/sandbox/core/typed'
import { invalidRequest } from './errors'

const OPERATORS = [':', '~', '>', '<', '>=', '<='] as const

/** One condition of a query: `amount>1000`, `-status:"canceled"`, `metadata["order"]:"7"`, `email~"acme"`. */
interface Clause {
  field: string
  operator: (typeof OPERATORS)[number]
  /** null asks whether there is a value at all. */
  value: string | null
  isNegated: boolean
}

export interface Query {
  clauses: Clause[]
  /** Whether one clause is enough; Stripe does not mix AND and OR. */
  any: boolean
}

/** A field that can be searched: how an object's value is read, and which operators fit it. */
export interface Field<T> {
  kind: 'text' | 'token' | 'number'
  read(object: T): string | number | null | undefined
}

const CLAUSE = /^(-)?\s*([a-z_.]+(?:\[(?:"[^"]*"|'[^']*')\])?)\s*(>=|<=|:|~|>|<)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']+)\s*/i
const JOIN = /^(AND|OR)\s+/i
const MAX_CLAUSES = 10
const MIN_PART = 3

function unreadable(query: string): Error {
  return invalidRequest(
    `We were unable to parse your search query. Try using the format \`metadata["key"]:"value"\` to query for metadata or key:"value" to query for other fields. Query: ${query}`,
    { param: 'query' },
  )
}

function unquote(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}

/** Reads a query of Stripe's search language [doc search]. Throws 400. */
export function parseQuery(query: string): Query {
  const clauses: Clause[] = []
  const joins = new Set<string>()
  let rest = query.trim()
  while (rest !== '') {
    const found = CLAUSE.exec(rest)
    if (!found) throw unreadable(query)
    const [whole, minus, field = '', operator = ':', raw = ''] = found
    if (!isOneOf(OPERATORS, operator)) throw unreadable(query)
    const value = raw.toLowerCase() === 'null' ? null : unquote(raw)
    clauses.push({ field, operator, value, isNegated: minus === '-' })
    rest = rest.slice(whole.length)
    if (rest === '') break
    const join = JOIN.exec(rest)
    // Two clauses side by side are joined by AND.
    joins.add(join?.[1]?.toUpperCase() ?? 'AND')
    if (join) rest = rest.slice(join[0].length)
    if (rest === '') throw unreadable(query)
  }
  if (clauses.length === 0) throw unreadable(query)
  if (joins.size > 1) throw invalidRequest('Combining AND and OR in one search query is not supported.', { param: 'query' })
  if (clauses.length > MAX_CLAUSES) throw invalidRequest(`A search query can have up to ${MAX_CLAUSES} clauses.`, { param: 'query' })
  return { clauses, any: joins.has('OR') }
}

/** Refuses fields that cannot be searched and operators that do not fit their kind. Throws 400. */
export function checkQuery<T>(query: Query, fields: Record<string, Field<T>>, noun: string): void {
  for (const { field, operator, value } of query.clauses) {
    const known = field.startsWith('metadata[') ? { kind: 'token' as const } : fields[field]
    if (!known) throw invalidRequest(`Field \`${field}\` is an unsupported search field for resource \`${noun}\`.`, { param: 'query' })
    const isRange = operator !== ':' && operator !== '~'
    if ((isRange && known.kind !== 'number') || (operator === '~' && known.kind !== 'text')) {
      throw invalidRequest(`Operator \`${operator}\` is not supported for field \`${field}\`.`, { param: 'query' })
    }
    if (operator === '~' && (value ?? '').length < MIN_PART) {
      throw invalidRequest(`The value for a substring match must be at least ${MIN_PART} characters.`, { param: 'query' })
    }
    if (known.kind === 'number' && value !== null && !/^-?\d+$/.test(value)) throw invalidRequest(`\`${value}\` is not a number.`, { param: 'query' })
  }
}

function holds(clause: Clause, value: string | number | null | undefined): boolean {
  const { operator, value: wanted } = clause
  if (wanted === null) return value === null || value === undefined || value === ''
  if (value === null || value === undefined) return false
  if (typeof value === 'number') {
    const number = Number(wanted)
    if (operator === '>') return value > number
    if (operator === '<') return value < number
    if (operator === '>=') return value >= number
    if (operator === '<=') return value <= number
    return value === number
  }
  // Texts are compared without heed to upper and lower case [doc search].
  const [have, want] = [value.toLowerCase(), wanted.toLowerCase()]
  return operator === '~' ? have.includes(want) : have === want
}

/** Whether an object fits a checked query. */
export function fitsQuery<T extends { metadata?: Record<string, string> | null }>(
  query: Query,
  fields: Record<string, Field<T>>,
  object: T,
): boolean {
  const fits = (clause: Clause) => {
    const key = /^metadata\[["'](.*)["']\]$/.exec(clause.field)?.[1]
    const value = key === undefined ? fields[clause.field]?.read(object) : object.metadata?.[key]
    return holds(clause, value) !== clause.isNegated
  }
  return query.any ? query.clauses.some(fits) : query.clauses.every(fits)
}
