import { IntegrationError } from '@/sandbox/js/host/integration-error'

/** What a page answers to a press on a wallet's button, as far as it is shown here. */
export type ClickDetails = {
  lineItems?: { name: string; amount: number }[]
  business?: { name: string }
  billingAddressRequired?: boolean
  emailRequired?: boolean
  phoneNumberRequired?: boolean
}

type Answers = { resolve: (details?: ClickDetails) => void; reject: () => void }

/** How long a page may take: a browser opens a window only right after the press [doc js/elements_object/express_checkout_element_click_event]. */
const PATIENCE_MS = 1000

/**
 * Asks the page whether the wallet may open, and with what. Only its first answer counts.
 * @param tell raises the click event with the two ways to answer
 * @returns null where the page refuses, or does not answer in time, of which the console is told
 */
export function askPage(tell: (answers: Answers) => void, patienceMs = PATIENCE_MS): Promise<ClickDetails | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(null)
      reportError(
        new IntegrationError('You must call resolve() or reject() within 1 second of the click event of the Express Checkout Element being emitted.'),
      )
    }, patienceMs)
    const answer = (details: ClickDetails | null): void => {
      clearTimeout(timer)
      resolve(details)
    }
    tell({ resolve: (details = {}) => answer(details), reject: () => answer(null) })
  })
}
