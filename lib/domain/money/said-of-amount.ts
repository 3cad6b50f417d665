import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import type { ReadAmount } from './read-amount'

/**
 * What to say of an amount that cannot be taken as it was typed.
 * @param key the sentence with an example
 */
export function saidOfAmount(read: Exclude<ReadAmount, { kind: 'amount' }>, key: Said['key'], example: string, currency: string): Said {
  switch (read.kind) {
    case 'ambiguous': {
      const [thousand, fraction] = read.readings
      return { key: 'amount.ambiguous', values: { thousand: { amountMinor: thousand, currency }, fraction: { amountMinor: fraction, currency } } }
    }
    case 'otherCurrency':
      return { key: 'amount.otherCurrency', values: { currency: currency.toUpperCase() } }
    case 'unreadable':
      return { key, values: { example } }
    default:
      return unreachable(read)
  }
}
