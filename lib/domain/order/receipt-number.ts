/** The number a buyer reads on the receipt and a seller in Stripe, such as "S-00042". */
export function receiptNumber(orderNumber: number): string {
  return `S-${String(orderNumber).padStart(5, '0')}`
}
