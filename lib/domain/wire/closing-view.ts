/** What a seller owes to buyers who have paid. `keys`: how many are missing of which product. */
export type OwedView = { toShip: number; returns: number; keys: { productId: string; count: number }[] }

/** What stands between a shop and its closing. `unsoldKeys`: are deleted with it. */
export type ClosingView = { owed: OwedView; unsoldKeys: number }

export function owesNothing({ toShip, returns, keys }: OwedView): boolean {
  return toShip === 0 && returns === 0 && keys.length === 0
}
