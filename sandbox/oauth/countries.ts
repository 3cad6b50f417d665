// Countries where an account can be opened, each with the currency it begins with.
const CURRENCY_OF: Record<string, string> = {
  AE: 'aed',
  AT: 'eur',
  AU: 'aud',
  BE: 'eur',
  BG: 'eur',
  BR: 'brl',
  CA: 'cad',
  CH: 'chf',
  CY: 'eur',
  CZ: 'czk',
  DE: 'eur',
  DK: 'dkk',
  EE: 'eur',
  ES: 'eur',
  FI: 'eur',
  FR: 'eur',
  GB: 'gbp',
  GI: 'gbp',
  GR: 'eur',
  HK: 'hkd',
  HR: 'eur',
  HU: 'huf',
  ID: 'idr',
  IE: 'eur',
  IN: 'inr',
  IT: 'eur',
  JP: 'jpy',
  LI: 'chf',
  LT: 'eur',
  LU: 'eur',
  LV: 'eur',
  MT: 'eur',
  MX: 'mxn',
  MY: 'myr',
  NL: 'eur',
  NO: 'nok',
  NZ: 'nzd',
  PL: 'pln',
  PT: 'eur',
  RO: 'ron',
  SE: 'sek',
  SG: 'sgd',
  SI: 'eur',
  SK: 'eur',
  TH: 'thb',
  US: 'usd',
}

const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** Countries for the create form, by name. */
export const COUNTRIES = Object.keys(CURRENCY_OF)
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .sort((a, b) => a.name.localeCompare(b.name))

/** Currencies for the create form, in lower case as the API has them. */
export const CURRENCIES = [...new Set(Object.values(CURRENCY_OF))].sort()

/** The currency an account in this country begins with; US dollars for a country that is not on the list. */
export const currencyOf = (country: string): string => CURRENCY_OF[country] ?? 'usd'
