import { z } from 'zod'
import { someLine, typedLine } from '@/lib/domain/text/typed-line'

/** A line that may be missing: an empty one is none. */
const maybe = (most: number) =>
  typedLine(most)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)

/** Where something is delivered, as Stripe's Address Element gives it. Countries differ in what they need beyond name, street and country. */
export const ShipTo = z.object({
  name: someLine(200),
  phone: maybe(40),
  line1: someLine(300),
  line2: maybe(300),
  city: typedLine(200).default(''),
  state: maybe(100),
  postalCode: typedLine(30).default(''),
  /** ISO 3166. */
  country: z.string().regex(/^[A-Z]{2}$/),
})
export type ShipTo = z.infer<typeof ShipTo>

/** Whether two addresses are one, also where one was stored without what the other leaves empty. */
export function isSameShipTo(a: ShipTo | null, b: ShipTo | null): boolean {
  if (a === null || b === null) return a === b
  return SHIP_TO_FIELDS.every((field) => (a[field] ?? '') === (b[field] ?? ''))
}

const SHIP_TO_FIELDS = ['name', 'phone', 'line1', 'line2', 'city', 'state', 'postalCode', 'country'] as const satisfies (keyof ShipTo)[]

/** An address as it stands on a parcel, line by line. @param countryText the name of its country in the reader's language */
export function addressLines({ name, phone, line1, line2, city, state, postalCode }: ShipTo, countryText: string): string[] {
  const town = [city, state, postalCode].filter(Boolean).join(' ')
  return [name, line1, line2, town, countryText, phone].flatMap((line) => line || [])
}

/** The columns of an address alone, of a row that has more. */
export function shipToOf(row: ShipTo): ShipTo {
  const { name, phone, line1, line2, city, state, postalCode, country } = row
  return { name, phone, line1, line2, city, state, postalCode, country }
}
