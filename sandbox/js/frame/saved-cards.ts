export type SavedCard = { id: string; brand: string | null; last4: string | null; exp_month: number | null; exp_year: number | null }

/** The choice between the customer's saved cards and a new one. It shows itself only when there are saved ones. */
export class SavedCards {
  readonly #box: HTMLElement
  readonly #select: HTMLSelectElement

  constructor(root: HTMLElement, changed: () => void) {
    this.#box = root.querySelector<HTMLElement>('#saved') as HTMLElement
    this.#select = root.querySelector<HTMLSelectElement>('#saved-card') as HTMLSelectElement
    this.#select.addEventListener('change', changed)
  }

  /** Offers the cards, the first one chosen, and a new card last. */
  fill(cards: SavedCard[]): void {
    const options = cards.map((card) => {
      const brand = card.brand ? card.brand.charAt(0).toUpperCase() + card.brand.slice(1) : 'Card'
      return new Option(`${brand} •••• ${card.last4 ?? ''}, ${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`, card.id)
    })
    this.#select.replaceChildren(...options, new Option('New card', ''))
    this.#select.selectedIndex = 0
    this.#box.hidden = cards.length === 0
  }

  /** The PaymentMethod's id, or null for a new card. */
  chosen(): string | null {
    return this.#select.value === '' ? null : this.#select.value
  }

  focus(): void {
    this.#select.focus()
  }
}
