/**
 * The states of the United States and the provinces of Canada, each with the beginnings of its postal codes: three digits, or from–to.
 * Sources: USPS Publication 65 (sectional centers), Canada Post "Postal code forward sortation areas".
 */
const STATES: Record<string, Record<string, string>> = {
  US: {
    ...{
      AL: '350-369',
      AK: '995-999',
      AZ: '850-865',
      AR: '716-729',
      CA: '900-961',
      CO: '800-816',
      CT: '060-069',
      DE: '197-199',
      DC: '200-200 202-205',
    },
    ...{ FL: '320-339 341-349', GA: '300-319 398-399', HI: '967-968', ID: '832-838', IL: '600-629', IN: '460-479', IA: '500-528', KS: '660-679' },
    ...{ KY: '400-427', LA: '700-714', ME: '039-049', MD: '206-219', MA: '010-027 055-055', MI: '480-499', MN: '550-567', MS: '386-397' },
    ...{ MO: '630-658', MT: '590-599', NE: '680-693', NV: '889-898', NH: '030-038', NJ: '070-089', NM: '870-884', NY: '005-005 100-149' },
    ...{ NC: '270-289', ND: '580-588', OH: '430-459', OK: '730-732 734-749', OR: '970-979', PA: '150-196', RI: '028-029', SC: '290-299' },
    ...{ SD: '570-577', TN: '370-385', TX: '733-733 750-799 885-885', UT: '840-847', VT: '050-054 056-059', VA: '201-201 220-246', WA: '980-994' },
    ...{
      WV: '247-268',
      WI: '530-549',
      WY: '820-831',
      PR: '006-007 009-009',
      VI: '008-008',
      GU: '969-969',
      AA: '340-340',
      AE: '090-098',
      AP: '962-966',
    },
  },
  CA: {
    ...{ NL: 'A', NS: 'B', PE: 'C', NB: 'E', QC: 'G H J', ON: 'K L M N P', MB: 'R', SK: 'S', AB: 'T', BC: 'V', NU: 'X0A X0B X0C', NT: 'X', YT: 'Y' },
  },
}

/** Whether tax differs between the states of a country, so that the state must be known. @param country ISO 3166 */
export function hasStates(country: string): boolean {
  return country in STATES
}

/** Whether a country has a state of this code, such as "NY" in the United States. */
export function isState(country: string, state: string): boolean {
  return state in (STATES[country] ?? {})
}

/** The state in which a postal code lies; null where the country has none that matter, or no such code. */
export function stateOfPostalCode(country: string, postalCode: string): string | null {
  const code = postalCode.replaceAll(/[\s-]/g, '').toUpperCase()
  if (!SHAPES[country]?.test(code)) return null
  return Object.entries(STATES[country] ?? {}).find(([, prefixes]) => prefixes.split(' ').some((prefix) => holds(prefix, code)))?.[0] ?? null
}

const SHAPES: Record<string, RegExp> = { US: /^\d{5}(\d{4})?$/, CA: /^[A-Z]\d[A-Z]\d[A-Z]\d$/ }

function holds(prefix: string, code: string): boolean {
  const [from, to] = prefix.split('-')
  return to === undefined ? code.startsWith(prefix) : from !== undefined && code.slice(0, 3) >= from && code.slice(0, 3) <= to
}
