import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'

/** A cart with nothing in it. */
export function EmptyCart() {
  return (
    <EmptyState title="Nothing in here yet" action={<LinkButton href="/">Look around</LinkButton>}>
      Put in what you like from as many shops as you like. You enter your card once, and each shop is paid by itself.
    </EmptyState>
  )
}
