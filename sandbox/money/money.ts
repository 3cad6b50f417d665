import { decimals, maximum, minimum, step } from './currency-rules'
import { convert } from './rates'

const SIGN: Record<string, string> = {
  ...{
    usd: '$',
    eur: '€',
    gbp: '£',
    jpy: '¥',
    aud: '$',
    cad: '$',
    nzd: '$',
    hkd: '$',
    sgd: '$',
    inr: '₹',
    krw: '₩',
    brl: 'R$',
    aed: 'د.إ',
    pkr: '₨',
    thb: '฿',
  },
}
/** What a hundredth is called in Stripe's sentence about the minimum [3p]. */
const HUNDREDTH: Record<string, string> = {
  gbp: 'pence',
  aed: 'fils',
  usd: 'cents',
  eur: 'cents',
  aud: 'cents',
  cad: 'cents',
  nzd: 'cents',
  sgd: 'cents',
}

/** An amount as Stripe's messages write it: `$6.00`, `¥50`, `12.00 kr` becomes `12.00`. */
export function formatAmount(amount: number, currency: string): string {
  const digits = decimals(currency)
  const value = (amount / 10 ** digits).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${SIGN[currency] ?? ''}${value}`
}

interface Problem {
  code: string
  message: string
}

/**
 * Why an amount cannot be charged, or null when it can. The minimum is that of the currency the charge settles in: a charge that is converted
 * must convert to at least that [doc currencies#minimum-charge-amount-by-currency].
 */
export function amountProblem(amount: number, currency: string, settled: string): Problem | null {
  const most = maximum(currency)
  if (amount > most) return { code: 'amount_too_large', message: `Amount must be no more than ${formatAmount(most, currency)} ${currency}` }
  const unit = step(currency)
  if (amount % unit !== 0) return { code: 'invalid_charge_amount', message: `Invalid amount: amounts in ${currency} must be divisible by ${unit}` }
  const least = minimum(settled)
  // Without a published minimum it is half a dollar's worth [doc api/payment_intents/create].
  return least === null ? tooSmall(amount, currency, 'usd', 50) : tooSmall(amount, currency, settled, least)
}

function tooSmall(amount: number, currency: string, settled: string, least: number): Problem | null {
  const code = 'amount_too_small'
  if (currency === settled) return amount < least ? { code, message: `Amount must be at least ${formatAmount(least, settled)} ${settled}` } : null
  const converted = convert(amount, currency, settled)
  if (converted >= least) return null
  const wanted = HUNDREDTH[settled] ? `${least} ${HUNDREDTH[settled]}` : formatAmount(least, settled)
  const message = `Amount must convert to at least ${wanted}. ${formatAmount(amount, currency)} converts to approximately ${formatAmount(converted, settled)}.`
  return { code, message }
}

/** Stripe's own fee: 2.9 % and 30 minor units, the same for every card and country (DIFFERENCES.md). Rounded to the nearest unit. */
export function processingFee(amount: number): number {
  return Math.round((amount * 29) / 1000) + 30
}

/** Countries in which Stripe adds tax to its fees, with what it calls it and how much it is; elsewhere none is added here (DIFFERENCES.md). */
const FEE_TAX: Record<string, { name: string; percent: number }> = {
  AE: { name: 'VAT', percent: 5 },
  IN: { name: 'GST', percent: 18 },
  MX: { name: 'IVA', percent: 16 },
}

/** The tax that Stripe adds to a fee of its own, by the account's country; null where there is none. Rounded to the nearest unit. */
export function feeTax(country: string | undefined, fee: number): { name: string; amount: number } | null {
  const tax = FEE_TAX[country ?? '']
  return tax ? { name: tax.name, amount: Math.round((fee * tax.percent) / 100) } : null
}

/** Stripe's fee for a debit of a US bank account: 0.8 %, at most 500 minor units (DIFFERENCES.md). Rounded to the nearest unit. */
export function bankDebitFee(amount: number): number {
  return Math.min(500, Math.round((amount * 8) / 1000))
}
