import type { Word } from '@/sandbox/js/frame/words/en'

/** A state of a list: what is sent, how it is called, and how it is written there, where that is another script. */
export type State = [code: string, name: string, local?: string]

/** What an address has in a country. A field that is null is not asked for. */
export type AddressFormat = {
  city: { word: Word } | null
  state: { word: Word; required: boolean; options: State[] | null } | null
  postal: { word: Word; required: boolean; form: RegExp | null } | null
  /** The postal code stands before the city. */
  postalFirst: boolean
}

const pairs = (text: string): [string, string][] =>
  text.split(', ').map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)])

const US_STATES = pairs(
  'AL Alabama, AK Alaska, AS American Samoa, AZ Arizona, AR Arkansas, AA Armed Forces (AA), AE Armed Forces (AE), AP Armed Forces (AP), CA California, ' +
    'CO Colorado, CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, GA Georgia, GU Guam, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, ' +
    'IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MH Marshall Islands, MD Maryland, MA Massachusetts, MI Michigan, FM Micronesia, MN Minnesota, ' +
    'MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ' +
    'ND North Dakota, MP Northern Mariana Islands, OH Ohio, OK Oklahoma, OR Oregon, PW Palau, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, ' +
    'SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VI Virgin Islands, VA Virginia, WA Washington, WV West Virginia, ' +
    'WI Wisconsin, WY Wyoming',
)
const CA_PROVINCES = pairs(
  'AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NT Northwest Territories, NS Nova Scotia, NU Nunavut, ' +
    'ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon',
)
const AU_STATES = pairs(
  'ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, SA South Australia, TAS Tasmania, VIC Victoria, WA Western Australia',
)
// ISO 3166-2:JP in its order. Stripe gives them in Latin letters unless asked otherwise.
const JP_PREFECTURES: State[] = pairs(
  'Hokkaido 北海道, Aomori 青森県, Iwate 岩手県, Miyagi 宮城県, Akita 秋田県, Yamagata 山形県, Fukushima 福島県, Ibaraki 茨城県, Tochigi 栃木県, Gunma 群馬県, ' +
    'Saitama 埼玉県, Chiba 千葉県, Tokyo 東京都, Kanagawa 神奈川県, Niigata 新潟県, Toyama 富山県, Ishikawa 石川県, Fukui 福井県, Yamanashi 山梨県, Nagano 長野県, ' +
    'Gifu 岐阜県, Shizuoka 静岡県, Aichi 愛知県, Mie 三重県, Shiga 滋賀県, Kyoto 京都府, Osaka 大阪府, Hyogo 兵庫県, Nara 奈良県, Wakayama 和歌山県, Tottori 鳥取県, ' +
    'Shimane 島根県, Okayama 岡山県, Hiroshima 広島県, Yamaguchi 山口県, Tokushima 徳島県, Kagawa 香川県, Ehime 愛媛県, Kochi 高知県, Fukuoka 福岡県, Saga 佐賀県, ' +
    'Nagasaki 長崎県, Kumamoto 熊本県, Oita 大分県, Miyazaki 宮崎県, Kagoshima 鹿児島県, Okinawa 沖縄県',
).map(([latin, local]) => [latin, latin, local])

const FORMS: Record<string, RegExp> = {
  US: /^\d{5}(-?\d{4})?$/,
  PR: /^\d{5}(-?\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  NL: /^\d{4} ?[A-Z]{2}$/,
  PT: /^\d{4}-?\d{3}$/,
  PL: /^\d{2}-?\d{3}$/,
  JP: /^\d{3}-?\d{4}$/,
  BR: /^\d{5}-?\d{3}$/,
  ...forms('DE FR ES IT FI MX EE HR LT', /^\d{5}$/),
  ...forms('AT CH BE LU DK NO AU NZ HU BG CY SI ZA', /^\d{4}$/),
  ...forms('SE CZ GR SK', /^\d{3} ?\d{2}$/),
  ...forms('IN SG CN RO', /^\d{6}$/),
}

function forms(countries: string, form: RegExp): Record<string, RegExp> {
  return Object.fromEntries(countries.split(' ').map((country) => [country, form]))
}

const STATES: Record<string, AddressFormat['state']> = {
  US: { word: 'state', required: true, options: US_STATES },
  CA: { word: 'province', required: true, options: CA_PROVINCES },
  AU: { word: 'state', required: true, options: AU_STATES },
  BR: { word: 'state', required: true, options: null },
  MX: { word: 'state', required: true, options: null },
  IN: { word: 'state', required: true, options: null },
  ES: { word: 'province', required: true, options: null },
  IT: { word: 'province', required: true, options: null },
  CN: { word: 'province', required: true, options: null },
  JP: { word: 'prefecture', required: true, options: JP_PREFECTURES },
  IE: { word: 'county', required: false, options: null },
}

// Countries without postal codes (Universal Postal Union), and places that are a city themselves.
const NO_POSTAL_CODE = new Set(
  (
    'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN LC ML MO MR MW NR PA QA RW SB SC SL SR SS ST SX TG TK ' +
    'TL TO TT TV UG VU YE ZW'
  ).split(' '),
)
const NO_CITY = new Set(['SG', 'GI', 'MC', 'VA'])
const POSTAL_FIRST = new Set('AT BE BG CH CY CZ DE DK EE ES FI FR GR HR IT LI LT LU LV MC MX NL NO PL PT RO SE SI SK'.split(' '))

/** What an address has in this country. Where little is known of it the postal code may be left out and takes any form. */
export function formatOf(country: string): AddressFormat {
  const form = FORMS[country] ?? null
  const isZip = country === 'US' || country === 'PR'
  return {
    city: NO_CITY.has(country) ? null : { word: country === 'GB' ? 'town' : country === 'AU' ? 'suburb' : 'city' },
    state: STATES[country] ?? null,
    postal: NO_POSTAL_CODE.has(country) ? null : { word: isZip ? 'zipCode' : 'postalCode', required: form !== null, form },
    postalFirst: POSTAL_FIRST.has(country),
  }
}

/** The state of a list that a text means: its code, its name, or its name in its own script. */
export function stateIn(country: string, text: string): State | null {
  const wanted = text.trim()
  return formatOf(country).state?.options?.find((names) => names.includes(wanted)) ?? null
}
