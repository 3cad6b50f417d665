/** Carriers that a seller may name, and where each shows a parcel by its number. */
export const CARRIERS = {
  ups: { name: 'UPS', track: 'https://www.ups.com/track?tracknum=' },
  fedex: { name: 'FedEx', track: 'https://www.fedex.com/fedextrack/?trknbr=' },
  usps: { name: 'USPS', track: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=' },
  dhl: { name: 'DHL', track: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=' },
  dpd: { name: 'DPD', track: 'https://www.dpdgroup.com/nl/mydpd/my-parcels/search?parcelNumber=' },
  gls: { name: 'GLS', track: 'https://gls-group.com/EU/en/parcel-tracking?match=' },
  royal_mail: { name: 'Royal Mail', track: 'https://www.royalmail.com/track-your-item#/tracking-results/' },
  canada_post: { name: 'Canada Post', track: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=' },
  la_poste: { name: 'La Poste', track: 'https://www.laposte.fr/outils/suivre-vos-envois?code=' },
  australia_post: { name: 'Australia Post', track: 'https://auspost.com.au/mypost/track/details/' },
  postnl: { name: 'PostNL', track: 'https://jouw.postnl.nl/track-and-trace/' },
} as const

export type CarrierCode = keyof typeof CARRIERS
export const CARRIER_CODES = Object.keys(CARRIERS) as CarrierCode[]
/** Any other carrier: its seller gives the link. */
export const OTHER_CARRIER = 'other'

/** Whether a code is one of the table. */
export function isCarrier(code: string | null): code is CarrierCode {
  return code !== null && Object.hasOwn(CARRIERS, code)
}

/** Where a carrier of the table shows the parcel with this number. */
export function trackingLink(carrier: CarrierCode, number: string): string {
  return CARRIERS[carrier].track + encodeURIComponent(number)
}
