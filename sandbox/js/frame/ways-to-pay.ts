import type { Wallet } from '@/sandbox/js/wire/frame-options'
import type { Way } from '@/sandbox/js/wire/messages'
import type { Words } from './words/en'

const WALLET_NAMES: Record<Wallet, string> = { apple_pay: 'Apple Pay', google_pay: 'Google Pay', link: 'Link' }
const HERE: Way[] = ['card', 'us_bank_account']

/** The ways to pay that can be had among those allowed, in the order that the page wants. */
export function waysIn(allowed: string[], order: string[]): Way[] {
  const place = (way: Way) => (order.includes(way) ? order.indexOf(way) : order.length + HERE.indexOf(way))
  return HERE.filter((way) => allowed.includes(way)).sort((a, b) => place(a) - place(b))
}

/** The row of ways to pay. It shows itself only where there is a choice, or a wallet to say of that it is not there. */
export class WaysToPay {
  readonly #box: HTMLFieldSetElement
  #ways: Way[] = ['card']
  #written = ''

  constructor(box: HTMLFieldSetElement, changed: () => void) {
    this.#box = box
    box.addEventListener('change', () => {
      this.#mark()
      changed()
    })
  }

  /** The chosen one has the class that a page's appearance rules know it by. */
  #mark(): void {
    for (const tab of this.#box.querySelectorAll('label')) tab.classList.toggle('Tab--selected', tab.querySelector('input')?.checked)
  }

  /** Writes the row. Wallets the page asked for by name are words, not buttons: there are none. */
  show(ways: Way[], wallets: Wallet[], words: Words, isReadOnly: boolean): void {
    const written = JSON.stringify([ways, wallets, words.waysToPay, isReadOnly])
    if (written === this.#written) return
    this.#written = written
    const before = this.chosen()
    this.#ways = ways
    const legend = Object.assign(document.createElement('legend'), { className: 'Hidden', textContent: words.waysToPay })
    const chosen = ways.includes(before) ? before : ways[0]
    const hasChoice = ways.length > 1
    const tabs = ways.map((way) => this.#tab(way, way === 'card' ? words.card : words.bankAccount, way === chosen, isReadOnly, hasChoice))
    const missing = wallets.map((wallet) => {
      const tab = Object.assign(document.createElement('p'), { className: 'Tab Tab--unavailable', textContent: WALLET_NAMES[wallet] })
      tab.append(Object.assign(document.createElement('small'), { textContent: words.unavailable }))
      return tab
    })
    this.#box.replaceChildren(legend, ...tabs, ...missing)
    this.#mark()
    this.#box.hidden = ways.length + wallets.length < 2
  }

  #tab(way: Way, name: string, checked: boolean, disabled: boolean, hasChoice: boolean): HTMLElement {
    // One way alone is nothing to stop at with the keyboard.
    if (!hasChoice) return Object.assign(document.createElement('p'), { className: 'Tab Tab--selected', textContent: name })
    const tab = Object.assign(document.createElement('label'), { className: 'Tab' })
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: 'way', value: way, checked, disabled, className: 'Hidden' })
    tab.append(input, Object.assign(document.createElement('span'), { textContent: name }))
    return tab
  }

  chosen(): Way {
    const value = this.#box.querySelector<HTMLInputElement>('input:checked')?.value
    return this.#ways.find((way) => way === value) ?? this.#ways[0] ?? 'card'
  }
}
