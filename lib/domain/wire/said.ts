import { type Money, moneyText, type NumberFormatter } from '@/lib/domain/money/money'
import { countryName } from '@/lib/domain/text/country'

/** What fills a place of a message. Money, days (ISO, agreed on in UTC), lists of names and countries (ISO 3166) are written in the reader's locale. */
type Value = string | number | Money | { day: string } | { names: readonly string[] } | { country: string }

/** What a person is told, without the words: a key of messages/en/errors.json, and what fills its places. */
export type Said = { key: ErrorKey; values?: Record<string, Value> }

/** A Said as the `error` of a zod schema, which can only be text; read it back by `saidOf`. */
export function asIssue(said: Said | ErrorKey): string {
  return JSON.stringify(typeof said === 'string' ? { key: said } : said)
}

/** What an issue of a zod schema says; 'invalid' where the schema said nothing of its own. */
export function saidOf(issue: { message: string } | undefined): Said {
  if (!issue?.message.startsWith('{"key":')) return { key: 'invalid' }
  return JSON.parse(issue.message)
}

/** What writes values in somebody's locale: next-intl's formatter. */
type ValueFormatter = NumberFormatter & {
  dateTime(date: Date, format: 'agreedDay'): string
  /** Text, where the names are. */
  list(names: Iterable<string>, format: 'and'): unknown
}

/** @property t the translator of the area `errors` */
type Words = { t: (key: never, values?: never) => string; format: ValueFormatter; locale: string }

/** The words of a Said. */
export function wordsOf({ t, format, locale }: Words, { key, values = {} }: Said): string {
  const filled = Object.entries(values).map(([name, value]) => [name, written(format, locale, value)])
  // Which values a key needs is known to whoever made the Said, not here.
  return t(key as never, Object.fromEntries(filled) as never)
}

/** Several sentences as one text. */
export function sentencesOf(say: (said: Said) => string, said: Said[]): string {
  return said.map(say).join(' ')
}

function written(format: ValueFormatter, locale: string, value: Value): string | number {
  if (typeof value !== 'object') return value
  if ('day' in value) return format.dateTime(new Date(value.day), 'agreedDay')
  if ('country' in value) return countryName(value.country, locale)
  return 'names' in value ? String(format.list(value.names, 'and')) : moneyText(format, value)
}
