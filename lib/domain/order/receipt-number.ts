/** The number a buyer reads on the receipt and a seller in Stripe, such as "S-00042". */
export function receiptNumber(orderNumber: number): string {
  return `S-${String(orderNumber).padStart(5, '0')}`
}

/** The order number in a receipt number as somebody typed it, also without its letter; null where it is none. */
export function orderNumberOf(typed: string): number | null {
  const [, digits = ''] = /^(?:s-)?(\d{1,10})$/i.exec(typed.trim()) ?? []
  const number = Number(digits)
  // The largest that the column holds.
  return digits !== '' && number > 0 && number < 2 ** 31 ? number : null
}
