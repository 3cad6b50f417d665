import { z } from 'zod'
import { asIssue, type Said, saidOf } from '@/lib/domain/wire/said'
import { Text } from '@/lib/domain/wire/text'
import { isCarrier, OTHER_CARRIER, trackingLink } from './carriers'

export const MAX_TRACKING_NUMBER = 60
export const MAX_TRACKING_URL = 500

/** How a shipment can be followed; all null where it cannot. */
export type Tracking = { carrier: string | null; trackingNumber: string | null; trackingUrl: string | null }

/** The fields as they are typed. */
export type TrackingValues = { carrier: string; trackingNumber: string; trackingUrl: string }
export type TrackingErrors = Partial<Record<keyof TrackingValues, Said>>
export type ShipFormValues = TrackingValues & { quantities: Record<string, string> }

/** What the form of a shipment shows. `id`: of the shipment it will make, so that sent twice it makes one. */
export type ShipFormState = { id: string; values: ShipFormValues; errors: TrackingErrors; refusal: Said | null }
/** What the form that corrects the tracking of a shipment shows. */
export type TrackingFormState = { values: TrackingValues; errors: TrackingErrors; refusal: Said | null; isSaved: boolean }

export const NO_TRACKING: TrackingValues = { carrier: '', trackingNumber: '', trackingUrl: '' }

const text = Text.transform((typed) => typed.trim())
const tooLong = (max: number) => asIssue({ key: 'fulfilment.tooLong', values: { max } })

const Fields = z
  .object({
    carrier: text,
    trackingNumber: text.pipe(z.string().max(MAX_TRACKING_NUMBER, tooLong(MAX_TRACKING_NUMBER))),
    trackingUrl: text.pipe(z.string().max(MAX_TRACKING_URL, tooLong(MAX_TRACKING_URL))),
  })
  .transform(({ carrier, trackingNumber, trackingUrl }, context): Tracking => {
    const refuse = (path: keyof TrackingValues, key: Parameters<typeof asIssue>[0]) => {
      context.addIssue({ code: 'custom', path: [path], message: asIssue(key) })
      return z.NEVER
    }
    if (carrier === '') return { carrier: null, trackingNumber: null, trackingUrl: null }
    if (isCarrier(carrier))
      return trackingNumber === ''
        ? refuse('trackingNumber', 'fulfilment.noNumber')
        : { carrier, trackingNumber, trackingUrl: trackingLink(carrier, trackingNumber) }
    if (carrier !== OTHER_CARRIER) return refuse('carrier', 'invalid')
    const isLink = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(trackingUrl).success
    if (trackingUrl !== '' && !isLink) return refuse('trackingUrl', 'fulfilment.link')
    if (trackingUrl === '' && trackingNumber === '') return refuse('trackingUrl', 'fulfilment.numberOrLink')
    return { carrier, trackingNumber: trackingNumber || null, trackingUrl: trackingUrl || null }
  })

/** Reads how a shipment can be followed. @returns what to say of each field that cannot be taken, otherwise */
export function parseTracking(values: TrackingValues): { ok: true; tracking: Tracking } | { ok: false; errors: TrackingErrors } {
  const parsed = Fields.safeParse(values)
  if (parsed.success) return { ok: true, tracking: parsed.data }
  const errors = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), saidOf(issue)]))
  return { ok: false, errors }
}

/**
 * The pieces to ship by the ids of their lines; lines with none are left out.
 * @param open how many are left of each
 * @returns why not, where a number is none, too many, or nothing is to be shipped
 */
export function parseQuantities(
  typed: Record<string, string>,
  open: Map<string, number>,
): { ok: true; pieces: Map<string, number> } | { ok: false; said: Said } {
  const pieces = new Map<string, number>()
  for (const [lineId, value] of Object.entries(typed)) {
    const trimmed = value.trim()
    if (trimmed === '' || trimmed === '0') continue
    const quantity = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : Number.NaN
    if (!(quantity <= (open.get(lineId) ?? 0))) return { ok: false, said: { key: 'fulfilment.tooMany' } }
    if (quantity > 0) pieces.set(lineId, quantity)
  }
  return pieces.size > 0 ? { ok: true, pieces } : { ok: false, said: { key: 'fulfilment.nothing' } }
}

/** What a posted form holds about the tracking. */
export function postedTracking(form: FormData): TrackingValues {
  return { carrier: one(form, 'carrier'), trackingNumber: one(form, 'trackingNumber'), trackingUrl: one(form, 'trackingUrl') }
}

const QUANTITY = 'quantity.'

/** What the field for the pieces of a line is called. */
export function quantityField(lineId: string): string {
  return QUANTITY + lineId
}

/** What a posted form of a shipment holds. */
export function postedShipment(form: FormData): ShipFormValues {
  const fields = [...form.keys()].filter((name) => name.startsWith(QUANTITY))
  return { ...postedTracking(form), quantities: Object.fromEntries(fields.map((name) => [name.slice(QUANTITY.length), one(form, name)])) }
}

function one(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
