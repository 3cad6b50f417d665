// How the dashboard writes money and time. Its own tables: nothing is shared with the shop, whose rounding it must be able to contradict.

const NO_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const THREE_DECIMALS = new Set('BHD JOD KWD OMR TND'.split(' '))

/** Digits after the point that the currency's minor unit stands for, by Stripe's list (not ISO 4217: ISK and UGX have two). */
function decimalsOf(currency: string): number {
  const code = currency.toUpperCase()
  if (NO_DECIMALS.has(code)) return 0
  return THREE_DECIMALS.has(code) ? 3 : 2
}

/** Writes an amount in minor units as people read it: `$25.00`, `¥2,500`, `-€3.10`. */
export function money(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return format.format(amountMinor / 10 ** decimals)
}

/** Writes a time in seconds since 1970 in the machine's own time zone. */
export function moment(seconds: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(seconds * 1000))
}

/** `requires_capture` as a person reads it: `Requires capture`. */
export function plain(word: string): string {
  const text = word.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The id of a reference that may have been expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null
  return typeof reference === 'string' ? reference : reference.id
}

/** A list cut into pages: the rows after `after` (an id), at most `size`, and the id to go on with when there are more. */
export function pageOf<Row extends { id: string }>(rows: Iterable<Row>, after: string | undefined, size = 25): { rows: Row[]; next: string | null } {
  const shown: Row[] = []
  let reached = after === undefined
  for (const row of rows) {
    if (!reached) {
      reached = row.id === after
      continue
    }
    if (shown.length === size) return { rows: shown, next: shown.at(-1)?.id ?? null }
    shown.push(row)
  }
  return { rows: shown, next: null }
}

/** An amount in minor units as a form field holds it: `25.00`, `2500` for yen. */
export function textOf(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  return (amountMinor / 10 ** decimals).toFixed(decimals)
}

/** The minor units that were typed, `12.5` or `12,50`; null for anything else. */
export function minorOf(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency)
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (whole === '' || part.length > decimals) return null
  return Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, '0') || '0')
}
