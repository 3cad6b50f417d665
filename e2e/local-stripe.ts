import { type ControlClient, createControlClient } from '@souk/local-stripe/control'

/** The local Stripe of the journeys, from the outside: its address and its control API. */
export interface LocalStripe {
  url: string
  dashboard: string
  control: ControlClient
}

/** @param url its origin */
export function localStripe(url: string): LocalStripe {
  return { url, dashboard: `${url}/dashboard`, control: createControlClient(url) }
}
