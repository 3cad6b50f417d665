'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/form/button'
import type { CartView } from '@/lib/domain/cart/cart'
import type { CartAnswer, CartChange, TakenOut } from './cart-change'
import { CartGroupSection } from './cart-group'
import { CartSummary } from './cart-summary'
import { EmptyCart } from './empty-cart'

/**
 * A cart that can be changed in place: what was done is said aloud, and what was taken out can be put back.
 * @param edit the action that changes the cart
 * @param isGuest guests are told how to keep the cart
 */
export function CartContents({
  cart,
  edit,
  isGuest,
}: {
  cart: CartView
  edit: (before: CartAnswer, form: FormData) => Promise<CartAnswer>
  isGuest: boolean
}) {
  const [answer, post, busy] = useActionState((before: CartAnswer, form: FormData) => edit(before, form).catch(() => NO_ANSWER), null)
  const change = (values: CartChange) => startTransition(() => post(formOf(values)))
  return (
    <div className="flex flex-col gap-6">
      <Answer answer={answer} onUndo={(undo) => change({ ...undo, change: 'put_back' })} />
      {cart.groups.length === 0 ? (
        <EmptyCart />
      ) : (
        <div aria-busy={busy} className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
          <div className="flex flex-col gap-6">
            {cart.groups.map((group) => (
              <CartGroupSection key={`${group.seller.id} ${group.currency}`} group={group} onChange={change} />
            ))}
          </div>
          <CartSummary cart={cart} isGuest={isGuest} busy={busy} />
        </div>
      )}
    </div>
  )
}

const NO_ANSWER = { ok: false, sentence: 'No answer came from the shop, so this may not be done. Check your connection and try again.', undo: null }

/** Says what was done. The line one had the focus on may be gone: the message takes it then, with the way back beside it. */
function Answer({ answer, onUndo }: { answer: CartAnswer; onUndo: (undo: TakenOut) => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer?.undo) box.current?.focus()
  }, [answer])
  function putBack(undo: TakenOut | null) {
    // The button goes once it is done: the focus stays with what is said of it.
    box.current?.focus()
    if (undo) onUndo(undo)
  }
  const bar = 'flex items-center justify-between gap-4 rounded-md px-4 py-2.5 text-sm wrap-anywhere'
  const look = answer?.ok === false ? `${bar} bg-danger-soft text-danger` : answer?.undo ? `${bar} bg-sunken` : 'sr-only'
  return (
    <div ref={box} tabIndex={-1} role="status" className={look}>
      {answer?.sentence}
      {answer?.undo && (
        <Button size="sm" variant="ghost" className="shrink-0" onClick={() => putBack(answer.undo)}>
          Put it back
        </Button>
      )}
    </div>
  )
}

function formOf(values: CartChange): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, String(value))
  return form
}
