import { Choices } from '@/sandbox/js/frame/choices'
import { fill } from '@/sandbox/js/frame/words'
import type { Words } from '@/sandbox/js/frame/words/en'
import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import type { SavedMethod } from '@/sandbox/js/wire/messages'

export type SavedCard = { brand: string | null; last4: string | null; exp_month: number | null; exp_year: number | null; method: SavedMethod }

/** `remove` says who asks for a card to be removed, and by which session's right; null where that is not allowed. */
type Shown = { words: Words; remove: { caller: Caller; session: string } | null; isReadOnly: boolean }
type Hooks = { changed(): void; removed(method: SavedMethod, error: string | null): void; tell(sentence: string): void }

/** How a brand is written. */
export const BRAND_NAMES: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'Amex',
  discover: 'Discover',
  diners: 'Diners',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  unknown: '',
}

/** A saved card in a few words. */
function cardLine({ brand, last4, exp_month, exp_year }: Omit<SavedCard, 'method'>, words: Words): string {
  const expiry = `${String(exp_month).padStart(2, '0')}/${String(exp_year).slice(-2)}`
  return fill(words.savedCard, { brand: BRAND_NAMES[brand ?? ''] || words.card, last4: last4 ?? '', expiry })
}

/** The choice between the customer's saved cards and a new one. */
export class SavedCards {
  readonly #choices: Choices
  readonly #hooks: Hooks
  #cards: SavedCard[] = []
  #shown: Shown | null = null
  #isRemoving = false

  constructor(box: HTMLFieldSetElement, hooks: Hooks) {
    this.#hooks = hooks
    this.#choices = new Choices(box, { changed: hooks.changed, remove: (id) => void this.#remove(id) })
  }

  /** Takes the cards to offer. */
  offer(cards: SavedCard[]): void {
    this.#cards = cards
  }

  /** Writes the list. */
  show(shown: Shown): void {
    this.#shown = shown
    const { words, remove, isReadOnly } = shown
    const items = this.#cards.map((card) => ({ id: card.method.id, label: cardLine(card, words) }))
    const question = {
      verb: words.remove,
      of: (label: string) => fill(words.removeCard, { card: label }),
      question: words.removeQuestion,
      keep: words.keep,
    }
    this.#choices.fill(items, { legend: words.savedCards, fresh: words.newCard, ...(remove && { remove: question }) }, isReadOnly)
  }

  async #remove(id: string): Promise<void> {
    const card = this.#cards.find(({ method }) => method.id === id)
    const shown = this.#shown
    if (!card || !shown?.remove || this.#isRemoving) return
    this.#isRemoving = true
    const { words, remove } = shown
    const body = { customer_session_client_secret: remove.session, payment_method: id }
    const answer = await callApi(remove.caller, { method: 'POST', path: '/js/remove-saved-card', body })
    this.#isRemoving = false
    if (answer.ok) {
      this.#cards = this.#cards.filter((each) => each !== card)
      this.show(this.#shown ?? shown)
      this.#hooks.changed()
      this.#choices.focus()
    }
    this.#hooks.tell(answer.ok ? fill(words.removed, { card: cardLine(card, words) }) : words.notRemoved)
    this.#hooks.removed(card.method, answer.ok ? null : (answer.error.message ?? words.notRemoved))
  }

  /** The card that is chosen, or null for a new one. */
  chosen(): SavedCard | null {
    const id = this.#choices.chosen()
    return this.#cards.find(({ method }) => method.id === id) ?? null
  }

  focus(): void {
    this.#choices.focus()
  }
}
