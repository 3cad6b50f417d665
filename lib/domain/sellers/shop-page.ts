import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'

/** The fields of the form for a shop's page, with the most characters each takes. */
export const SHOP_PAGE_FIELDS = { story: 5000, town: 80, country: 2, deliveryWords: 1000, returnWords: 1000 } as const
export type ShopPageField = keyof typeof SHOP_PAGE_FIELDS
export type ShopPageValues = Record<ShopPageField, string>
export type ShopPageErrors = Partial<Record<ShopPageField | 'picture', Said>>

/** What a seller tells of their shop. `country`: ISO 3166. */
export type ShopPageFacts = { story: string; town: string | null; country: string | null; deliveryWords: string | null; returnWords: string | null }

export const EMPTY_SHOP_PAGE: ShopPageValues = { story: '', town: '', country: '', deliveryWords: '', returnWords: '' }

const COUNTRIES = new Set<string>(Object.values(DELIVERY_REGIONS).flat())

/** Reads what a seller has typed of their shop; every field may be empty. */
export function parseShopPage(values: ShopPageValues): { ok: true; facts: ShopPageFacts } | { ok: false; errors: ShopPageErrors } {
  const errors: ShopPageErrors = {}
  const lines = (field: 'story' | 'deliveryWords' | 'returnWords') => {
    const read = parseLines(values[field], SHOP_PAGE_FIELDS[field])
    if (read.ok) return read.text
    errors[field] = read.said
    return ''
  }
  const [story, deliveryWords, returnWords] = [lines('story'), lines('deliveryWords'), lines('returnWords')]
  const town = onePlainLine(values.town)
  if (town.length > SHOP_PAGE_FIELDS.town) errors.town = { key: 'tooLong', values: { max: SHOP_PAGE_FIELDS.town } }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const country = COUNTRIES.has(values.country) ? values.country : null
  return { ok: true, facts: { story, town: town || null, country, deliveryWords: deliveryWords || null, returnWords: returnWords || null } }
}

/** The paragraphs of a text: an empty line begins the next. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
}
