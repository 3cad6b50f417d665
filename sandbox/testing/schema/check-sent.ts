import { createRequire } from 'node:module'
import type { ErrorObject } from 'ajv'
import { isHash } from '@/sandbox/core/typed'
import type { Sent } from '@/sandbox/core/watch'

type Check = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null }
type Hash = Record<string, unknown>

/** How many objects of each type were looked at, and what was wrong with some. */
export interface Findings {
  /** The module with the compiled checks, made by generate.ts. */
  checks: string
  answers: number
  events: number
  objects: Record<string, number>
  problems: string[]
}

const SHOWN = 6
const SHOWN_WORDS = 400
/** Codes that Stripe answers with and its own list leaves out, or the list of the SDK's version. */
const UNLISTED_CODES = ['payment_method_types_no_longer_supported', 'inactive_api_operation_confirmation_required']
const WITHOUT_OBJECT: Record<string, string> = { 'POST /oauth/token': 'oauth_token', 'POST /oauth/deauthorize': 'oauth_deauthorize' }

const loaded = new Map<string, Record<string, Check>>()

// Only when something is sent: the compiled checks are megabytes.
function checkOf(found: Findings, name: string): Check | undefined {
  const checks: Record<string, Check> = loaded.get(found.checks) ?? createRequire(import.meta.url)(found.checks)
  loaded.set(found.checks, checks)
  return checks[name]
}

/** No findings yet. */
export function noFindings(checks: string): Findings {
  return { checks, answers: 0, events: 0, objects: {}, problems: [] }
}

/** The deepest errors first: those of the other members of a union lie above the one that matters. */
function describe(errors: ErrorObject[]): string {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length
  const lines = [...errors]
    .filter(({ keyword }) => keyword !== 'anyOf')
    .sort((a, b) => depth(b) - depth(a))
    .map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params).slice(0, SHOWN_WORDS)}`)
  return lines.slice(0, SHOWN).join('\n    ')
}

function checkObject(found: Findings, where: string, name: string, value: unknown, isPartial = false): void {
  const check = checkOf(found, name)
  found.objects[name] = (found.objects[name] ?? 0) + 1
  if (!check) {
    found.problems.push(`${where}: no type is known for ${name}`)
    return
  }
  if (check(value)) return
  const errors = (check.errors ?? []).filter((error) => !(isPartial && error.keyword === 'required' && error.instancePath === ''))
  if (errors.length > 0) found.problems.push(`${where} (${name})\n    ${describe(errors)}`)
}

function typeName(value: Hash): string {
  const name = String(value.object).replaceAll('.', '_')
  return value.deleted === true ? `deleted_${name}` : name
}

function checkList(found: Findings, where: string, list: Hash): void {
  const { object, data, has_more, url, next_page, total_count, ...more } = list
  const isSearch = object === 'search_result'
  const isWhole =
    Array.isArray(data) &&
    typeof has_more === 'boolean' &&
    typeof url === 'string' &&
    (isSearch ? next_page === null || typeof next_page === 'string' : next_page === undefined) &&
    (total_count === undefined || (isSearch && typeof total_count === 'number'))
  if (!isWhole || Object.keys(more).length > 0)
    found.problems.push(`${where}: not a list as Stripe gives them: ${JSON.stringify(list).slice(0, 300)}`)
  if (Array.isArray(data)) for (const each of data) checkAny(found, where, each, false)
}

function checkEvent(found: Findings, where: string, event: Hash): void {
  // The declarations leave `data` empty; what is in it has a type of its own.
  checkObject(found, where, 'event', { ...event, data: { object: {} } })
  const data = isHash(event.data) ? event.data : {}
  const object = isHash(data.object) ? data.object : {}
  checkObject(found, `${where} ${event.type}`, typeName(object), object)
  const strange = Object.keys(data.previous_attributes ?? {}).filter((key) => !Object.hasOwn(object, key))
  if (strange.length > 0) found.problems.push(`${where} ${event.type}: previous_attributes has ${strange.join(', ')}, the object has not`)
}

/** Without what is null: the second version of the API has nothing but left-out fields for it in its types. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isHash(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])))
}

function checkSecond(found: Findings, where: string, value: Hash): void {
  const { data, next_page_url, previous_page_url, ...more } = value
  if (typeof value.object === 'string') checkObject(found, where, typeName(value), withoutNulls(value))
  else if (!Array.isArray(data) || Object.keys(more).length > 0 || next_page_url === undefined || previous_page_url === undefined)
    found.problems.push(`${where}: not a list as /v2 gives them: ${JSON.stringify(value).slice(0, 300)}`)
  else for (const each of data) checkSecond(found, where, each)
}

function checkAny(found: Findings, where: string, value: Hash, isPartial: boolean): void {
  if (where.includes(' /v2/')) checkSecond(found, where, value)
  else if (value.object === 'list' || value.object === 'search_result') checkList(found, where, value)
  else if (value.object === 'event') checkEvent(found, where, value)
  else if (typeof value.object === 'string') checkObject(found, where, typeName(value), value, isPartial)
  else if (WITHOUT_OBJECT[where]) checkObject(found, where, WITHOUT_OBJECT[where], value)
  else found.problems.push(`${where}: answered something without a type: ${JSON.stringify(value).slice(0, 300)}`)
}

function checkError(found: Findings, what: string, status: number, body: Hash): void {
  const where = `${what} → ${status}`
  if (what in WITHOUT_OBJECT) {
    const isOAuth = typeof body.error === 'string' && typeof body.error_description === 'string' && Object.keys(body).length === 2
    if (!isOAuth) found.problems.push(`${where}: not an OAuth error: ${JSON.stringify(body)}`)
    return
  }
  const { request_log_url, ...error } = isHash(body.error) ? body.error : {}
  const isEnvelope = Object.keys(body).join() === 'error' && (request_log_url === undefined || typeof request_log_url === 'string')
  if (!isEnvelope) found.problems.push(`${where}: not Stripe's error envelope: ${JSON.stringify(body).slice(0, 300)}`)
  checkObject(found, where, 'error', UNLISTED_CODES.includes(String(error.code)) ? { ...error, code: 'resource_missing' } : error)
}

/** Checks one answer or event against the SDK's types and adds to `found`. */
export function checkSent(found: Findings, sent: Sent): void {
  const body: Hash = JSON.parse(sent.body)
  found[sent.kind === 'event' ? 'events' : 'answers'] += 1
  if (sent.status === 200) checkAny(found, sent.what, body, sent.isPartial)
  else checkError(found, sent.what, sent.status, body)
}

/** One paragraph about what was looked at. */
export function reportOf({ answers, events, objects, problems }: Findings): string {
  const types = Object.entries(objects).sort(([, a], [, b]) => b - a)
  const verdict = problems.length === 0 ? 'all valid' : `${problems.length} NOT VALID`
  const list = types.map(([name, count]) => `${name} ${count}`).join(', ')
  return `Local Stripe: ${answers} answers and ${events} events of ${types.length} object types checked against the SDK's types, ${verdict}.\n  ${list}`
}

/** What a run of all tests looks at, at the least: answers alone, events not counted, and kinds of object. */
const FLOOR = { answers: 5000, types: 25 }

/** Why a run of all tests has looked at too little for its word to count, or null. */
export function missedFloor({ answers, objects }: Findings): string | null {
  const types = Object.keys(objects).length
  if (answers >= FLOOR.answers && types >= FLOOR.types) return null
  return `A whole run must check at least ${FLOOR.answers} answers of ${FLOOR.types} object types; it was ${answers} of ${types}.`
}
