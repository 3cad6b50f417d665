'use client'

import type { ButtonLook } from '@/components/ui/form/button-style'
import { SubmitButton } from '@/components/ui/form/submit-button'

/**
 * Leads to Stripe's page. A plain form: it works before any script has loaded, and no prefetch can begin a connection.
 * @param verb the words on the button
 */
export function ConnectButton({ verb, ...look }: { verb: string } & ButtonLook) {
  return (
    <form method="post" action="/api/connect/authorize">
      <SubmitButton {...look}>{verb}</SubmitButton>
    </form>
  )
}
