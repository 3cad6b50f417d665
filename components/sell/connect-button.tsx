'use client'

import type { ButtonLook } from '@/components/ui/form/button-style'
import { SubmitButton } from '@/components/ui/form/submit-button'

/**
 * Leads to Stripe's page. A plain form: it works before any script has loaded, and no prefetch can begin a connection.
 * @param verb the words on the button
 * @param label what is read out in place of them, where the same words stand on other buttons
 * @param to what begins: a connection over OAuth, Stripe's form for the account that was opened, or that account's return into use
 */
export function ConnectButton({ verb, label, to = '/api/connect/authorize', ...look }: { verb: string; label?: string; to?: string } & ButtonLook) {
  return (
    <form method="post" action={to}>
      <SubmitButton aria-label={label} {...look}>
        {verb}
      </SubmitButton>
    </form>
  )
}
