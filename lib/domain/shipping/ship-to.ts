import { z } from 'zod'
import { isPlain } from '@/lib/domain/text/plain-text'
import { Text } from '@/lib/domain/wire/text'

const line = (most: number) => Text.transform((text) => text.trim()).pipe(z.string().max(most).refine(isPlain))
const some = (most: number) => line(most).pipe(z.string().min(1))
/** A line that may be missing: an empty one is none. */
const maybe = (most: number) =>
  line(most)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)

/** Where something is delivered, as Stripe's Address Element gives it. Countries differ in what they need beyond name, street and country. */
export const ShipTo = z.object({
  name: some(200),
  phone: maybe(40),
  line1: some(300),
  line2: maybe(300),
  city: line(200).default(''),
  state: maybe(100),
  postalCode: line(30).default(''),
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
