/**
 * Where Stripe's Address Element can deliver to, as people look for it: ISO 3166 codes by region.
 * Source: `AllowedCountry` at docs.stripe.com/api/checkout/sessions/create#create_checkout_session-shipping_address_collection
 */
export const DELIVERY_REGIONS = {
  europeanUnion: list('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'),
  europe: list('AD AL AX BA BY CH FO GB GG GI GL IM IS JE LI MC MD ME MK NO RS RU SJ SM UA VA XK'),
  northAmerica: list('AG AI AW BB BL BM BQ BS BZ CA CR CW DM DO GD GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG'),
  southAmerica: list('AR BO BR CL CO EC FK GF GS GY PE PY SR UY VE'),
  asia: list(
    'AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ JO JP KG KH KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG TH TJ TL TM TR TW UZ VN YE',
  ),
  africa: list(
    'AC AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SH SL SN SO SS ST SZ TA TD TG TN TZ UG YT ZA ZM ZW',
  ),
  oceania: list('AU CK FJ GU KI NC NR NU NZ PF PG PN SB TK TO TV VU WF WS'),
  antarctica: list('AQ BV TF'),
} as const

export type DeliveryRegion = keyof typeof DELIVERY_REGIONS
export const REGION_NAMES = Object.keys(DELIVERY_REGIONS) as DeliveryRegion[]

const ALL: ReadonlySet<string> = new Set(Object.values(DELIVERY_REGIONS).flat())

/** Whether something can be delivered to a country at all. @param country ISO 3166, in upper case */
export function isDeliveryCountry(country: string): boolean {
  return ALL.has(country)
}

/** Countries as people say them: the regions that are whole, and the countries besides. */
export function byRegion(countries: readonly string[]): { regions: DeliveryRegion[]; others: string[] } {
  const regions = REGION_NAMES.filter((region) => DELIVERY_REGIONS[region].every((country) => countries.includes(country)))
  const named = new Set(regions.flatMap((region) => DELIVERY_REGIONS[region]))
  return { regions, others: countries.filter((country) => !named.has(country)) }
}

function list(codes: string): readonly string[] {
  return codes.split(' ')
}
