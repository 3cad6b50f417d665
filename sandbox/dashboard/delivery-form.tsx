/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { DeliveryRules } from '@/sandbox/events/delivery-switches'
import { ActionButton, Count } from './parts'
import type { View } from './view'

const percent = (share: number) => `${Math.round(share * 100)} %`

/** What the switches do to webhook deliveries, in a sentence. */
export function saysOf({ dropped, doubled, delayMs, shuffleMs }: DeliveryRules): string {
  const parts = [
    dropped > 0 ? `${percent(dropped)} are lost` : '',
    doubled > 0 ? `${percent(doubled)} come twice` : '',
    delayMs > 0 ? `all wait ${delayMs} ms` : '',
    shuffleMs > 0 ? `each up to ${shuffleMs} ms longer, so the order changes` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'As usual: once and at once.' : `${parts.join('; ')}.`
}

/** The switches for webhook deliveries, and the buttons that repair what they did. */
export const DeliveryForm: FC<{ view: View; problem?: string }> = ({ view, problem }) => {
  const rules = view.world.deliveries.state()
  return (
    <>
      <p class="hint">{saysOf(rules)} Lost deliveries stay undelivered until they are resent. The same seed makes the same choices again.</p>
      {problem ? (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action={view.at('/faults/deliveries')} aria-label="Change webhook deliveries">
        <div class="split">
          <Count name="dropped" label="Lost, percent" value={String(Math.round(rules.dropped * 100))} min={0} max={100} />
          <Count name="doubled" label="Sent twice, percent" value={String(Math.round(rules.doubled * 100))} min={0} max={100} />
          <Count name="delay_ms" label="Every delivery waits, milliseconds" value={String(rules.delayMs)} min={0} />
          <Count name="shuffle_ms" label="Shuffled within, milliseconds" value={String(rules.shuffleMs)} min={0} />
          <Count name="seed" label="Seed" value={String(rules.seed)} min={0} />
        </div>
        <button type="submit" class="main">
          Set
        </button>
      </form>
      <div class="row field">
        <ActionButton action={view.at('/faults/deliveries/reset')} label="Deliver as usual" />
        <ActionButton action={view.at('/faults/deliveries/resend')} label="Resend everything lost" />
      </div>
    </>
  )
}
