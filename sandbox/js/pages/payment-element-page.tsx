/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { Checkbox, ElementPage, SelectField, TextField } from './element-page'

/** The Payment Element's frame, and the older Card Element's. */
export const PaymentElementPage: FC = () => (
  <ElementPage title="Secure payment input frame" script="/js/payment-frame.js">
    <form id="card-form" novalidate aria-label="Card details">
      <fieldset class="Tabs" id="ways" hidden />
      <div class="Wide" id="cards">
        <fieldset class="Choices" id="saved" hidden />
      </div>
      <div class="Fields" id="bank" hidden>
        <TextField name="holder" label="Full name" wide autocomplete="billing name" />
        <TextField name="holderEmail" label="Email" type="email" wide autocomplete="billing email" />
        <TextField name="routing" label="Routing number" numeric wide placeholder="110000000" autocomplete="off" />
        <TextField name="account" label="Account number" numeric autocomplete="off" />
        <TextField name="accountAgain" label="Confirm account number" numeric autocomplete="off" />
      </div>
      <TextField name="number" label="Card number" wide numeric placeholder="1234 1234 1234 1234" autocomplete="cc-number" brand />
      <TextField name="expiry" label="Expiration date" numeric placeholder="MM / YY" autocomplete="cc-exp" />
      <TextField name="cvc" label="Security code" numeric placeholder="CVC" autocomplete="cc-csc" />
      <div class="Address">
        <SelectField name="country" label="Country" autocomplete="billing country" />
        <TextField name="postalCode" label="ZIP code" placeholder="12345" autocomplete="billing postal-code" />
      </div>
      <Checkbox name="same" checked />
      <Checkbox name="save" />
      {/* Enter in a field must not reload the frame; the host page's own button pays. */}
      <button type="submit" hidden />
    </form>
    <p class="Said" id="said" role="status" />
    <p class="TermsText" id="terms" hidden />
  </ElementPage>
)
