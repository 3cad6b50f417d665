/** Every presentment currency [doc currencies#presentment-currencies]. */
const CURRENCIES =
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop ' +
  'dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl ' +
  'mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd ' +
  'shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw'
const SUPPORTED = new Set(CURRENCIES.split(' '))
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/** Charged in hundreds although they have no smaller unit in use [doc currencies#special-cases]. */
const HUNDREDS = new Set(['isk', 'ugx'])

/** Smallest charge in minor units, by currency [doc currencies#minimum-and-maximum-charge-amounts]. */
const MINIMUM: Record<string, number> = {
  ...{
    usd: 50,
    ars: 50,
    aud: 50,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    eur: 50,
    idr: 50,
    ils: 50,
    inr: 50,
    nzd: 50,
    php: 50,
    rub: 50,
    sgd: 50,
    zar: 50,
  },
  ...{ gbp: 30, aed: 200, myr: 200, pln: 200, ron: 200, dkk: 250, nok: 300, sek: 300, hkd: 400, mxn: 1000, thb: 1000, czk: 1500, huf: 17_500 },
  ...{ jpy: 50, krw: 50 },
}

/** Digits of the largest amount of a card payment, where they are not eight [doc currencies#minimum-and-maximum-charge-amounts]. */
const DIGITS: Record<string, number> = { idr: 12, lbp: 11, cop: 10, huf: 10, jpy: 10, inr: 9 }

/** Whether Stripe knows the currency (lower case). */
export function isCurrency(currency: string): boolean {
  return SUPPORTED.has(currency)
}

/** Every currency, for the error that lists them. */
export function currencyNames(): string {
  return CURRENCIES.replaceAll(' ', ', ')
}

/** Digits after the point: 0, 2 or 3. */
export function decimals(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** What every amount must be a multiple of, in minor units. */
export function step(currency: string): number {
  return HUNDREDS.has(currency) ? 100 : THREE_DECIMAL.has(currency) ? 10 : 1
}

/** The smallest charge that settles in its own currency, in minor units; null where the documentation names none. */
export function minimum(currency: string): number | null {
  return MINIMUM[currency] ?? null
}

/** The largest charge, in minor units. */
export function maximum(currency: string): number {
  return 10 ** (DIGITS[currency] ?? 8) - 1
}
