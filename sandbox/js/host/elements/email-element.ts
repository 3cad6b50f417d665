import type { StripeContactDetailsElementChangeEvent, StripeLinkAuthenticationElementChangeEvent } from '@stripe/stripe-js'
import type { EmailChange } from '@/sandbox/js/wire/messages'
import { EMPTY_EMAIL } from './element-states'
import { type ElementPort, FrameElement } from './frame-element'

export type EmailType = 'linkAuthentication' | 'contactDetails'
type Changed = StripeLinkAuthenticationElementChangeEvent | StripeContactDetailsElementChangeEvent

/** The Link Authentication Element, since renamed to Contact Details Element: an e-mail address. Nobody has a Link account here, so it never asks for a code. */
export class EmailHandle extends FrameElement<EmailChange> {
  readonly #type: EmailType

  constructor(type: EmailType, options: Record<string, unknown>, port: ElementPort) {
    super({ type, path: '/js/email-element', title: 'Secure email input frame', firstHeight: '74px' }, EMPTY_EMAIL, options, port)
    this.#type = type
  }

  protected changeEvent({ empty, complete, email }: EmailChange): Changed {
    return { elementType: this.#type, empty, complete, value: { email } }
  }
}
