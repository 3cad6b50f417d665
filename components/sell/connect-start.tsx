import type { ButtonLook } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import type { AccountWays } from '@/lib/domain/sellers/account-offer'
import { ConnectButton } from './connect-button'

/** The way to an account: at once to Stripe where a seller can only connect one, else to the page that asks which way. @param verb the words on the button */
export function ConnectStart({ ways, verb, ...look }: { ways: AccountWays; verb: string } & ButtonLook) {
  if (!ways.open) return <ConnectButton verb={verb} {...look} />
  return (
    <LinkButton href="/sell/connect" {...look}>
      {verb}
    </LinkButton>
  )
}
