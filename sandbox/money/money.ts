const CURRENCIES =
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop ' +
  'dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl ' +
  'mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd ' +
  'shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw'
const SUPPORTED = new Set(CURRENCIES.split(' '))
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/** Charged in hundreds although they have no smaller unit in use. */
const HUNDREDS = new Set(['isk', 'ugx'])
const SIGN: Record<string, string> = { usd: '$', eur: '€', gbp: '£', jpy: '¥', aud: '$', cad: '$', nzd: '$', hkd: '$', sgd: '$', inr: '₹', krw: '₩' }

/** Smallest charge in minor units, by currency [doc currencies#minimum-and-maximum-charge-amounts]. */
const MINIMUM: Record<string, number> = {
  usd: 50,
  eur: 50,
  aud: 50,
  cad: 50,
  chf: 50,
  nzd: 50,
  sgd: 50,
  brl: 50,
  inr: 50,
  gbp: 30,
  aed: 200,
  myr: 200,
  pln: 200,
  ron: 200,
  dkk: 250,
  nok: 300,
  sek: 300,
  hkd: 400,
  mxn: 1000,
  thb: 1000,
  czk: 1500,
  huf: 17_500,
  jpy: 50,
  krw: 50,
}
const MAXIMUM = 99_999_999

/** Whether Stripe knows the currency (lower case). */
export function isCurrency(currency: string): boolean {
  return SUPPORTED.has(currency)
}

/** Every currency, for the error that lists them. */
export function currencyNames(): string {
  return CURRENCIES.replaceAll(' ', ', ')
}

/** Digits after the point: 0, 2 or 3. */
function decimals(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** An amount as Stripe's messages write it: `$6.00`, `¥50`, `12.00 kr` becomes `12.00`. */
export function formatAmount(amount: number, currency: string): string {
  const digits = decimals(currency)
  const value = (amount / 10 ** digits).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${SIGN[currency] ?? ''}${value}`
}

/** Why an amount cannot be charged in a currency, or null when it can. */
export function amountProblem(amount: number, currency: string): { code: string; message: string } | null {
  const minimum = MINIMUM[currency] ?? 1
  if (amount < minimum) return { code: 'amount_too_small', message: `Amount must be at least ${formatAmount(minimum, currency)} ${currency}` }
  if (amount > MAXIMUM) {
    return { code: 'amount_too_large', message: `Amount must be no more than ${formatAmount(MAXIMUM, currency)} ${currency}` }
  }
  const step = HUNDREDS.has(currency) ? 100 : THREE_DECIMAL.has(currency) ? 10 : 1
  if (amount % step !== 0) {
    return { code: 'invalid_charge_amount', message: `Invalid amount: amounts in ${currency} must be divisible by ${step}` }
  }
  return null
}

/** Stripe's own fee: 2.9 % and 30 minor units, the same for every card and country (DIFFERENCES.md). Rounded to the nearest unit. */
export function processingFee(amount: number): number {
  return Math.round((amount * 29) / 1000) + 30
}

/** Stripe's fee for a debit of a US bank account: 0.8 %, at most 500 minor units (DIFFERENCES.md). Rounded to the nearest unit. */
export function bankDebitFee(amount: number): number {
  return Math.min(500, Math.round((amount * 8) / 1000))
}
