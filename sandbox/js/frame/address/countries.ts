// ISO 3166-1 codes that a card can be billed in. Names come from the browser, in the reader's language.
const CODES =
  'AC AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW ' +
  'CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ ' +
  'IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE ' +
  'NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TA TC TD TF ' +
  'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'

const ALL = CODES.split(' ')

/**
 * Countries with their names in the given language, sorted by name.
 * @param only two-letter codes; null takes all. What is no country is left out, and nothing but that takes all.
 */
export function listCountries(locale: string, only: string[] | null = null): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' })
  const wanted = only ? ALL.filter((code) => only.includes(code)) : ALL
  return (wanted.length > 0 ? wanted : ALL)
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

/** The country to start with: the one the page asked for, else the one of the browser's language, else the United States. */
export function startingCountry(asked: string | undefined): string {
  if (asked && ALL.includes(asked.toUpperCase())) return asked.toUpperCase()
  const region = new Intl.Locale(navigator.language || 'en-US').region
  return region && ALL.includes(region) ? region : 'US'
}
