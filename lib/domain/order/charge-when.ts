/** When the buyer is charged for a product: as they order, on a day its seller has named, or once it is shipped. */
export const CHARGE_WHEN = ['at_checkout', 'on_date', 'on_shipment'] as const
export type ChargeWhen = (typeof CHARGE_WHEN)[number]
