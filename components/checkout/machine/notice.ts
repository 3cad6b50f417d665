import type { Money } from '@/lib/domain/money/money'
import type { RefusalTitle } from '@/lib/domain/order/decline'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import type { ItemProblem } from '@/lib/domain/wire/checkout-wire'

/** What stands beside the Pay button while the buyer may press it. */
export type Notice =
  /** `isEmail`: the address was refused, and may be corrected. */
  | { kind: 'declined'; title: RefusalTitle; sentence: string; isEmail?: true }
  | { kind: 'partly_paid'; sentence: string; orderUrl: string }
  /** `sentence` is null where the server gave no reason. */
  | { kind: 'refused'; sentence: string | null }
  | { kind: 'price_changed'; sentence: string; changes: { variantId: string; was: Money; now: Money }[] }
  | { kind: 'time_changed'; sentence: string; items: ItemProblem<string>[] }
  /** What sellers charge, or where they deliver, is another now: the page asks again. `codes` are not good any more. */
  | { kind: 'amount_changed'; sentence: string; codes: string[] }
  /** Some lines of the cart cannot be bought as they are: the page is read again without them. */
  | { kind: 'items'; sentence: string; items: ItemProblem<string>[] }
  /** `failure`: why no answer came when it was placed; null where that is not known. */
  | { kind: 'nothing_begun'; failure: PageFailure | null }
