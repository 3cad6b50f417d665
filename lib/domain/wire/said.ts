import { type Money, moneyText, type NumberFormatter } from '@/lib/domain/money/money'

/** What a person is told, without the words: a key of messages/en/errors.json, and what fills its places. Money is written in the reader's locale. */
export type Said = { key: ErrorKey; values?: Record<string, string | number | Money> }

/** A Said as the `error` of a zod schema, which can only be text; read it back by `saidOf`. */
export function asIssue(said: Said | ErrorKey): string {
  return JSON.stringify(typeof said === 'string' ? { key: said } : said)
}

/** What an issue of a zod schema says; 'invalid' where the schema said nothing of its own. */
export function saidOf(issue: { message: string } | undefined): Said {
  if (!issue?.message.startsWith('{"key":')) return { key: 'invalid' }
  return JSON.parse(issue.message)
}

/**
 * The words of a Said.
 * @param t the translator of the area `errors`
 */
export function wordsOf(t: (key: never, values?: never) => string, format: NumberFormatter, { key, values = {} }: Said): string {
  const filled = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? moneyText(format, value) : value])
  // Which values a key needs is known to whoever made the Said, not here.
  return t(key as never, Object.fromEntries(filled) as never)
}
