import dynamic from 'next/dynamic'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { WalletProps } from './wallet-buttons'

// Only a browser knows which wallets it has, and the page can be paid on before it does.
const WalletButtons = dynamic(() => import('./wallet-buttons').then((module) => module.WalletButtons), { ssr: false })

/** Wallets that pay what is on the page, above the card. Takes no room where there are none. */
export function WalletChoice({
  view: { groups },
  ...props
}: { view: Pick<CheckoutView, 'groups'> } & Omit<WalletProps, 'currency' | 'needsAddress'>) {
  return <WalletButtons currency={groups[0]?.currency ?? 'usd'} needsAddress={groups.some(({ needsAddress }) => needsAddress)} {...props} />
}
