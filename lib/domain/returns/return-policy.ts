/** What a seller promises about returns. `returnAddress`: lines; null while they have not said. */
export type ReturnPolicy = { takesReturns: boolean; windowDays: number; paysPostage: boolean; returnAddress: string | null }

/** What holds where a shop has said nothing: its buyers may ask, and it answers each. */
export const USUAL_RETURN_POLICY: ReturnPolicy = { takesReturns: true, windowDays: 14, paysPostage: false, returnAddress: null }

/** What a seller may choose from. */
export const RETURN_DAYS = [14, 30, 60, 100] as const
export const MAX_RETURN_ADDRESS = 500

/** Why a buyer returns something. */
export const RETURN_REASONS = ['changed_mind', 'damaged', 'not_as_described', 'wrong_item', 'other'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]
export type ReturnPostage = 'buyer' | 'seller'

const SELLERS_FAULT = new Set<ReturnReason>(['damaged', 'not_as_described', 'wrong_item'])

/** Who pays for sending it back: the seller where it is their fault, else as they have promised. */
export function postageOf(reason: ReturnReason, { paysPostage }: Pick<ReturnPolicy, 'paysPostage'>): ReturnPostage {
  return paysPostage || SELLERS_FAULT.has(reason) ? 'seller' : 'buyer'
}
