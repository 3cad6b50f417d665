import type { ButtonWord, ExpressOptions, Wallet } from '@/sandbox/js/wire/frame-options'
import type { FromFrame } from '@/sandbox/js/wire/messages'
import { WALLET_NAMES } from '@/sandbox/js/wire/wallet-names'
import { byId } from './by-id'
import { type Inside, runElement } from './run-element'
import { fill } from './words'
import type { Word, Words } from './words/en'

// The inside of the Express Checkout Element: a button for each wallet that the page wants and that its host may show.

type ExpressSession = { business_name: string | null; wallets: Wallet[] }

const SAYS: Record<Exclude<ButtonWord, 'plain'>, Word> = { pay: 'payWith', buy: 'buyWith', check_out: 'checkOutWith' }

class ExpressButtons implements Inside<ExpressOptions> {
  readonly root = byId('express', HTMLElement)
  readonly #send: (message: FromFrame) => void
  #here: Wallet[] = []

  constructor(send: (message: FromFrame) => void) {
    this.#send = send
  }

  query({ host }: ExpressOptions): Record<string, unknown> {
    return { host }
  }

  open({ wallets }: ExpressOptions, session: Record<string, unknown>): null {
    const { business_name: business, wallets: here } = session as ExpressSession
    this.#here = here
    this.#send({ kind: 'wallets', wallets: wallets.filter((wallet) => here.includes(wallet)), business })
    return null
  }

  show({ wallets, buttons, buttonHeight, columns }: ExpressOptions, words: Words): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.wallet : undefined
    this.root.setAttribute('aria-label', words.expressWays)
    this.root.style.setProperty('--height', `${buttonHeight}px`)
    this.root.style.setProperty('--least', columns > 0 ? `max(120px, ${100 / columns}% - 8px)` : '200px')
    const shown = wallets.filter((wallet) => this.#here.includes(wallet))
    this.root.replaceChildren(...shown.map((wallet) => this.#button(wallet, buttons[wallet], words)))
    if (focused) this.root.querySelector<HTMLElement>(`[data-wallet="${focused}"]`)?.focus()
  }

  #button(wallet: Wallet, word: ButtonWord, words: Words): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.dataset.wallet = wallet
    const name = WALLET_NAMES[wallet]
    button.textContent = word === 'plain' ? name : fill(words[SAYS[word]], { wallet: name })
    button.addEventListener('click', () => this.#send({ kind: 'pressed', wallet }))
    return button
  }

  submit(): null {
    return null
  }

  focus(): void {
    this.root.querySelector('button')?.focus()
  }

  clear(): void {
    // Nothing is typed here.
  }
}

runElement<ExpressOptions>((send) => new ExpressButtons(send))
