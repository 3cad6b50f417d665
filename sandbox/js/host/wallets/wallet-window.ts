import { openDialog } from '@/sandbox/js/host/dialog'
import type { BillingDetails, WalletOptions } from '@/sandbox/js/wire/frame-options'
import { WALLET_NAMES } from '@/sandbox/js/wire/wallet-names'

/** What a wallet gives: a token of a card, and what it was asked for of its owner. */
export type WalletCard = { token: string; billing: BillingDetails }

/** Opens a wallet over the page. @returns the card that was chosen in it; null where it was closed without */
export function openWallet(origin: string, options: WalletOptions): Promise<WalletCard | null> {
  return new Promise((resolve) => {
    const end = (close: () => void, card: WalletCard | null): void => {
      close()
      resolve(card)
    }
    const frame = openDialog<WalletOptions>({
      origin,
      path: '/js/wallet',
      title: WALLET_NAMES[options.wallet],
      height: '620px',
      escaped: (close) => end(close, null),
      hear(message, close) {
        if (message.kind === 'authorized') end(close, { token: message.token, billing: message.billing })
        if (message.kind === 'dismissed') end(close, null)
      },
    })
    frame.send({ kind: 'init', options })
  })
}
