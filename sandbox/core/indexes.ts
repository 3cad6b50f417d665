import { Sequence } from './sequence'
import type { TableName, Tables } from './tables'

/** A field and the value wanted there. */
export type By = readonly [field: string, value: string]

type Read<N extends TableName> = (row: Tables[N]) => unknown

/** What lists are filtered by: for these no row is looked at that does not fit. A list's parameter of the same name uses the index by itself. */
const INDEXES: { [N in TableName]?: Record<string, Read<N>> } = {
  application_fee: { charge: ({ object }) => object.charge },
  balance_transaction: { payout: ({ hidden }) => hidden.payout, source: ({ object }) => object.source },
  charge: { customer: ({ object }) => object.customer, payment_intent: ({ object }) => object.payment_intent },
  customer: { email: ({ object }) => object.email },
  dispute: { charge: ({ object }) => object.charge, payment_intent: ({ object }) => object.payment_intent },
  early_fraud_warning: { charge: ({ object }) => object.charge, payment_intent: ({ object }) => object.payment_intent },
  event: { exact_type: ({ object }) => object.type },
  fee_refund: { fee: ({ object }) => object.fee },
  mandate: { payment_method: ({ object }) => object.payment_method },
  payment_intent: { customer: ({ object }) => object.customer },
  payment_method: { customer: ({ object }) => object.customer },
  payment_method_domain: { domain_name: ({ object }) => object.domain_name },
  price: { product: ({ object }) => object.product },
  refund: { charge: ({ object }) => object.charge, payment_intent: ({ object }) => object.payment_intent },
  setup_attempt: { setup_intent: ({ object }) => object.setup_intent },
  setup_intent: { customer: ({ object }) => object.customer, payment_method: ({ object }) => object.payment_method },
  tax_transaction: { original: ({ object }) => object.reversal?.original_transaction, reference: ({ object }) => object.reference },
  transfer: {
    destination: ({ object }) => object.destination,
    source_transaction: ({ object }) => object.source_transaction,
    transfer_group: ({ object }) => object.transfer_group,
  },
  transfer_reversal: { transfer: ({ object }) => object.transfer },
}

/** The field of a filter that has an index, with its value; null where the whole account must be looked through. */
export function indexFor(table: TableName, filters: Record<string, unknown>): By | null {
  for (const field of Object.keys(INDEXES[table] ?? {})) {
    const value = filters[field]
    if (typeof value === 'string') return [field, value]
  }
  return null
}

/** The indexes of one table: for each account, field and value the rows in order. */
export class TableIndexes<N extends TableName> {
  private readonly fields: [name: string, read: Read<N>][]
  private readonly byAccount = new Map<string, Sequence>()
  private readonly byValue = new Map<string, Sequence>()

  constructor(table: N) {
    const fields: Record<string, Read<N>> = INDEXES[table] ?? {}
    this.fields = Object.entries(fields)
  }

  /** The rows of an account, or of those the ones with a value in an indexed field. */
  of(account: string, by: By | null = null): Sequence | undefined {
    return by ? this.byValue.get(keyOf(account, by[0], by[1])) : this.byAccount.get(account)
  }

  /** Follows one row from what it was to what it is; undefined for not there. */
  follow(before: Tables[N] | undefined, after: Tables[N] | undefined): void {
    if (before && !after) drop(this.byAccount, before.account, before.seq)
    if (after && !before) put(this.byAccount, after.account, after)
    for (const [name, read] of this.fields) {
      const old = before && read(before)
      const now = after && read(after)
      if (old === now) continue
      if (before && typeof old === 'string') drop(this.byValue, keyOf(before.account, name, old), before.seq)
      if (after && typeof now === 'string') put(this.byValue, keyOf(after.account, name, now), after)
    }
  }
}

function keyOf(account: string, field: string, value: string): string {
  return `${account} ${field} ${value}`
}

function put(sequences: Map<string, Sequence>, key: string, { seq, id }: Tables[TableName]): void {
  let sequence = sequences.get(key)
  if (!sequence) {
    sequence = new Sequence()
    sequences.set(key, sequence)
  }
  sequence.add(seq, id)
}

function drop(sequences: Map<string, Sequence>, key: string, seq: number): void {
  if (sequences.get(key)?.remove(seq)) sequences.delete(key)
}
