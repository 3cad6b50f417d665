/**
 * The tax that this program works out: one rate for each US state, a standard and a reduced one for each country of the European Union. In parts per 10,000.
 * Counties, cities and thresholds are left out (DIFFERENCES.md).
 */
const US_STATES: Record<string, number> = {
  ...{ AL: 400, AK: 0, AZ: 560, AR: 650, CA: 725, CO: 290, CT: 635, DE: 0, DC: 600, FL: 600, GA: 400, HI: 400, ID: 600, IL: 625, IN: 700, IA: 600 },
  ...{ KS: 650, KY: 600, LA: 500, ME: 550, MD: 600, MA: 625, MI: 600, MN: 688, MS: 700, MO: 423, MT: 0, NE: 550, NV: 685, NH: 0, NJ: 663, NM: 488 },
  ...{ NY: 400, NC: 475, ND: 500, OH: 575, OK: 450, OR: 0, PA: 600, RI: 700, SC: 600, SD: 420, TN: 700, TX: 625, UT: 610, VT: 600, VA: 530, WA: 650 },
  ...{ WV: 600, WI: 500, WY: 400 },
}
const EU_COUNTRIES: Record<string, [standard: number, reduced: number]> = {
  ...{ AT: [2000, 1000], BE: [2100, 600], BG: [2000, 900], CY: [1900, 500], CZ: [2100, 1200], DE: [1900, 700], DK: [2500, 2500], EE: [2400, 900] },
  ...{ ES: [2100, 400], FI: [2550, 1350], FR: [2000, 550], GR: [2400, 600], HR: [2500, 500], HU: [2700, 500], IE: [2300, 900], IT: [2200, 400] },
  ...{ LT: [2100, 500], LU: [1700, 300], LV: [2100, 500], MT: [1800, 500], NL: [2100, 900], PL: [2300, 500], PT: [2300, 600], RO: [2100, 1100] },
  ...{ SE: [2500, 600], SI: [2200, 500], SK: [2300, 500] },
}

/** The codes that are served, with their names. Source: docs.stripe.com/tax/tax-codes */
export const TAX_CODES: Record<string, { name: string; kind: 'standard' | 'reduced' | 'untaxed' }> = {
  txcd_99999999: { name: 'General - Tangible Goods', kind: 'standard' },
  txcd_92010001: { name: 'Shipping', kind: 'standard' },
  txcd_20030000: { name: 'General - Services', kind: 'standard' },
  txcd_10000000: { name: 'General - Electronically Supplied Services', kind: 'standard' },
  txcd_30011000: { name: 'Clothing and Footwear', kind: 'standard' },
  txcd_35010000: { name: 'Books', kind: 'reduced' },
  txcd_00000000: { name: 'Nontaxable', kind: 'untaxed' },
}

export const GENERAL_CODE = 'txcd_99999999'
export const SHIPPING_CODE = 'txcd_92010001'

export interface Place {
  country: string
  state: string | null
}

/** Whether tax of a country can be worked out here. */
export function isTaxed(country: string): boolean {
  return country === 'US' || country in EU_COUNTRIES
}

/** Whether a country is a member of the European Union. */
export function isUnion(country: string): boolean {
  return country in EU_COUNTRIES
}

/** Whether this is a state of the United States. */
export function isState(state: string): boolean {
  return state in US_STATES
}

/** The rate for a code at a place. @returns null where nothing is charged on it anywhere */
export function rateAt({ country, state }: Place, code: string): { rate: number; isReduced: boolean } | null {
  const kind = TAX_CODES[code]?.kind
  if (kind === 'untaxed') return null
  const [standard, reduced] = EU_COUNTRIES[country] ?? [US_STATES[state ?? ''] ?? 0, null]
  const isReduced = kind === 'reduced' && reduced !== null && reduced !== standard
  return { rate: isReduced && reduced !== null ? reduced : standard, isReduced }
}
