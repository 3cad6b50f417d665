import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import { completeCall } from '@/sandbox/js/wire/complete-call'
import type { Wallet } from '@/sandbox/js/wire/frame-options'
import type { CallResult, CardCall } from '@/sandbox/js/wire/messages'
import type { WalletCard } from './wallet-window'

const NO_SESSION = { save: false, save_usage: null, remove: false } as const

/** The card that a wallet has just given, in the place of one that is typed. It pays once. */
export class WalletPayer {
  readonly type: Wallet
  readonly #caller: Caller
  readonly #card: WalletCard
  readonly #used: () => void

  /** @param used the page has begun to pay with it */
  constructor(type: Wallet, card: WalletCard, caller: Caller, used: () => void) {
    this.type = type
    this.#card = card
    this.#caller = caller
    this.#used = used
  }

  /** Calls the API with the card. */
  _request(request: CardCall): Promise<CallResult> {
    this.#used()
    const { token, billing } = this.#card
    const known = { savedId: null, defaults: {}, saves: true, features: NO_SESSION, wantsSaving: false }
    const body = completeCall(request, { ...known, entry: { card: { token }, billing } })
    return callApi(this.#caller, { method: request.method, path: request.path, body })
  }
}
