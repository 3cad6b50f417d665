import { currencyFacts } from '@/lib/domain/facts/currencies'
import { plainDigits } from '@/lib/domain/text/digits'
import { withoutSigns } from './currency-signs'

/** How a viewer's locale writes numbers, in ASCII: `{ decimal: '.', group: ',' }`. */
export type Separators = { decimal: string; group: string }

const ENGLISH: Separators = { decimal: '.', group: ',' }

/** What a typed amount means, in minor units. `ambiguous`: its separator can mean either; `otherCurrency`: it carries the sign of another one. */
export type ReadAmount =
  | { kind: 'amount'; amountMinor: number }
  | { kind: 'ambiguous'; readings: [number, number] }
  | { kind: 'otherCurrency' }
  | { kind: 'unreadable' }

const UNREADABLE: ReadAmount = { kind: 'unreadable' }

// Every product of a file asks, and Intl takes longer to say than a product to read. Locales come from browsers: only so many are kept.
const MOST_KEPT = 500
const kept = new Map<string, Separators>()

/** @param locale a BCP 47 tag */
export function separatorsOf(locale: string): Separators {
  const known = kept.get(locale)
  if (known) return known
  const separators = findSeparators(locale)
  if (kept.size < MOST_KEPT) kept.set(locale, separators)
  return separators
}

function findSeparators(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.8)
  const sign = (type: 'decimal' | 'group') => plainDigits(parts.find((part) => part.type === type)?.value ?? '')
  return { decimal: sign('decimal') || '.', group: sign('group') }
}

/**
 * Reads an amount typed by a person: "12.50", "1,234.50", "€12", "12,-", "１２００", "١٢٫٥٠", "1'234.50", "1 234,50 kr".
 * @param separators of the viewer: they decide where a single separator before three digits can mean two things
 */
export function readAmount(text: string, currency: string, separators: Separators = ENGLISH): ReadAmount {
  const bare = withoutSigns(plainDigits(text), currency)
  if (bare === 'otherCurrency') return { kind: 'otherCurrency' }
  // "12,-" and "12.--" are whole amounts.
  const typed = bare.replace(/[.,][-–—]{1,2}$/, '')
  if (!/^\d[\d.,' ]*$/.test(typed) || typed.length > 30) return UNREADABLE
  const points = typed.match(/[.,]/g) ?? []
  const last = points.at(-1)
  if (last === undefined) return whole(typed, currency)
  const isOneKind = points.every((point) => point === last)
  if (points.length > 1) return isOneKind ? whole(typed, currency) : split(typed, last, currency)
  const after = typed.slice(typed.indexOf(last) + 1)
  const canGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(typed.slice(0, typed.indexOf(last)))
  return canGroup ? oneSeparator(typed, last, currency, separators) : split(typed, last, currency)
}

/** "1,234": a thousand or a fraction. The viewer's locale says which, unless the currency speaks against it. */
function oneSeparator(typed: string, point: string, currency: string, { decimal, group }: Separators): ReadAmount {
  const { shownDecimals } = currencyFacts(currency)
  const [thousand, fraction] = [whole(typed, currency), split(typed, point, currency)]
  if (shownDecimals === 3) return point === decimal ? fraction : ambiguous(thousand, fraction)
  if (point === group || shownDecimals === 0) return thousand
  const rounded = Math.floor(Number(typed.replace(point, '.')) * 100) / 100
  return ambiguous(thousand, split(rounded.toFixed(2), '.', currency))
}

function ambiguous(first: ReadAmount, second: ReadAmount): ReadAmount {
  if (first.kind !== 'amount' || second.kind !== 'amount') return UNREADABLE
  return { kind: 'ambiguous', readings: [first.amountMinor, second.amountMinor] }
}

function split(typed: string, point: string, currency: string): ReadAmount {
  const at = typed.lastIndexOf(point)
  return amount(typed.slice(0, at), typed.slice(at + 1), currency)
}

function whole(typed: string, currency: string): ReadAmount {
  return amount(typed, '', currency)
}

/** Digits in groups of three, or in twos before the last three as in India: "1,234,567", "12,34,567". */
const GROUPED = /^\d{1,3}(?:([.,' ])\d{3}(?:\1\d{3})*|([.,' ])(?:\d{2}\2)+\d{3})$/

function amount(grouped: string, fraction: string, currency: string): ReadAmount {
  const { decimals } = currencyFacts(currency)
  if (!/^\d+$/.test(grouped) && !GROUPED.test(grouped)) return UNREADABLE
  // More decimals than there are say nothing only where they are zeros.
  const digits = fraction.slice(0, decimals).padEnd(decimals, '0')
  if (!/^\d*$/.test(fraction) || /[^0]/.test(fraction.slice(decimals))) return UNREADABLE
  const minor = Number(grouped.replaceAll(/\D/g, '') + digits)
  return Number.isSafeInteger(minor) ? { kind: 'amount', amountMinor: minor } : UNREADABLE
}
