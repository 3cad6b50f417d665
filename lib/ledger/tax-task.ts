import { changeTasksOf } from '@/lib/db/operations/tasks'
import type { StripeOutcome } from '@/lib/stripe/outcome'

const KIND = 'tax_not_recorded'

/**
 * Notes what came of recording tax, or of taking it back. A refusal is a task for the operator, and its success closes it.
 * @param mark is given "tax_…", or null where it is done and Stripe does not tell which it is
 * @returns whether it is done
 * @throws where Stripe did not answer, so that it is tried again
 */
export async function followTax(
  sellerOrderId: string,
  orderId: string,
  made: StripeOutcome<{ id: string }>,
  mark: (id: string | null) => Promise<void>,
): Promise<boolean> {
  const isDone = made.kind === 'ok' || isThereAlready(made)
  if (!isDone && made.kind !== 'refused') throw new Error(`Stripe did not say whether the tax of part ${sellerOrderId} is recorded: ${made.message}`)
  if (isDone) await mark(made.kind === 'ok' ? made.value.id : null)
  const open = made.kind === 'refused' && !isDone ? [{ kind: KIND, partId: sellerOrderId, detail: { sentence: made.message } } as const] : []
  await changeTasksOf(orderId, { open, close: isDone ? [{ kind: KIND, partId: sellerOrderId }] : [] })
  return isDone
}

/** A try before was done, and its answer was lost. Stripe has no list in which its transaction could be found. */
function isThereAlready(made: StripeOutcome<{ id: string }>): boolean {
  return made.kind === 'refused' && made.param === 'reference'
}
