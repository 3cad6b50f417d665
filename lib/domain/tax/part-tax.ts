import { NO_TAX, type TaxAmount } from '@/lib/domain/pricing/part-amount'
import { taxOn } from './tax-on'
import { ratesAt, shippingRatesAt, type TaxBehavior, type TaxPlace, type TaxRate } from './tax-rates'

/** Why tax was charged on something, or was not, in the words of Stripe Tax: a 0 for one reason is not a 0 for another. */
type TaxabilityReason = 'standard_rated' | 'reduced_rated' | 'zero_rated' | 'not_collecting'

/** What was charged on one line, or on delivery (`line` null), at one rate. It is the seller's to declare. */
export type PartTaxLine = {
  /** Its place among the lines of the part. */
  line: number | null
  name: string
  /** Where it is owed: ISO 3166, with the code of a US state or a Canadian province. */
  country: string
  state: string | null
  rateMicros: number
  amountMinor: number
  isInclusive: boolean
  taxabilityReason: string
}

/** How a seller charges tax by their own rates. */
export type TaxTerms = { behavior: TaxBehavior; rates: TaxRate[] }

/** The tax of a part: of each line, of delivery, and both as they are stored. */
export type PartTax = { lines: TaxAmount[]; shipping: TaxAmount; taxLines: PartTaxLine[] }

export type TaxedPart = {
  currency: string
  /** What is paid for each line, after discounts. */
  lines: { amountMinor: number; quantity: number; taxCode: string | null }[]
  /** After its discount. */
  shippingMinor: number
}

/** The tax of a part at a place by its seller's own rates. Where they have none for a place, they are not registered there, and each line says so. */
export function partTax({ currency, lines, shippingMinor }: TaxedPart, place: TaxPlace, { behavior, rates }: TaxTerms): PartTax {
  const at = (line: number | null, amountMinor: number, own: TaxRate[]): PartTaxLine[] => {
    const where = { line, country: place.country, state: place.state, isInclusive: behavior === 'inclusive' }
    if (own.length === 0) return line === null ? [] : [{ ...where, name: '', rateMicros: 0, amountMinor: 0, taxabilityReason: 'not_collecting' }]
    const amounts = taxOn(amountMinor, currency, own, behavior)
    return own.map((rate, index) => {
      const { name, rateMicros } = rate
      return { ...where, name, rateMicros, amountMinor: amounts[index] ?? 0, taxabilityReason: reasonOf(rate) }
    })
  }
  const ofLines = lines.map(({ amountMinor, taxCode }, line) => at(line, amountMinor, ratesAt(rates, place, taxCode)))
  const ofShipping = shippingMinor > 0 ? at(null, shippingMinor, shippingRatesAt(rates, place)) : []
  return taxByLine(lines.length, [...ofLines.flat(), ...ofShipping])
}

/** The tax of a part from what was charged on each of its lines and on delivery. @param count how many lines it has */
export function taxByLine(count: number, taxLines: PartTaxLine[]): PartTax {
  const of = (line: number | null) => sumOf(taxLines.filter((tax) => tax.line === line))
  return { lines: Array.from({ length: count }, (_, line) => of(line)), shipping: of(null), taxLines }
}

/** A part on which no tax is charged, by whoever charges none anywhere. @param count how many lines it has */
export function untaxed(count: number): PartTax {
  return { lines: Array.from({ length: count }, () => NO_TAX), shipping: NO_TAX, taxLines: [] }
}

function sumOf(lines: PartTaxLine[]): TaxAmount {
  const sum = (own: PartTaxLine[]) => own.reduce((total, { amountMinor }) => total + amountMinor, 0)
  return { taxMinor: sum(lines), inclusiveMinor: sum(lines.filter(({ isInclusive }) => isInclusive)) }
}

function reasonOf({ rateMicros, taxCode }: TaxRate): TaxabilityReason {
  if (rateMicros === 0) return 'zero_rated'
  return taxCode === null ? 'standard_rated' : 'reduced_rated'
}
