import { IntegrationError } from './integration-error'

/** The place on the page that an element is mounted into. @throws IntegrationError in Stripe's words when there is none */
export function findContainer(target: string | HTMLElement): HTMLElement {
  const container = typeof target === 'string' ? document.querySelector<HTMLElement>(target) : target
  if (container) return container
  throw new IntegrationError(
    `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
  )
}
