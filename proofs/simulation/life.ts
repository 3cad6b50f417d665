import type { Sandbox } from '@souk/local-stripe'
import type { Buyer } from '@/lib/orders/access'

/** The buyer's life, as far as what happens afterwards goes on in it. */
export interface Life {
  buyer: Buyer
  sandbox: Sandbox
  story: { checkoutId: string }
  act: <T>(work: () => Promise<T>) => Promise<T | null>
  tell: (line: string) => void
}
