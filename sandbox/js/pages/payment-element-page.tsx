/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'

type FieldProps = { name: string; label: string; wide?: boolean; placeholder?: string; autocomplete: string; numeric?: boolean; brand?: boolean }

const Field: FC<FieldProps> = (props) => (
  <div class={props.wide ? 'Field Field--wide' : 'Field'}>
    <label class="Label" for={props.name}>
      {props.label}
    </label>
    <div class="Box">
      <input
        class="Input"
        type="text"
        id={props.name}
        name={props.name}
        placeholder={props.placeholder}
        autocomplete={props.autocomplete}
        inputmode={props.numeric ? 'numeric' : undefined}
        autocapitalize="off"
        spellcheck={false}
        aria-required="true"
        aria-describedby={`${props.name}-error`}
      />
      {props.brand ? <span class="Brand" id="brand" aria-hidden="true" /> : null}
    </div>
    <p class="Error" id={`${props.name}-error`} role="alert" hidden />
  </div>
)

/** The page inside the Payment Element's frame. Hidden until the host page has said how it should look. */
export const PaymentElementPage: FC = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Secure payment input frame</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/js/payment-element.css" />
      <script src="/js/payment-frame.js" defer />
    </head>
    <body hidden>
      <form id="card-form" novalidate aria-label="Card details">
        <div class="Field Field--wide" id="saved" hidden>
          <label class="Label" for="saved-card">
            Card
          </label>
          <select class="Input" id="saved-card" name="saved-card" />
        </div>
        <Field name="number" label="Card number" wide numeric placeholder="1234 1234 1234 1234" autocomplete="cc-number" brand />
        <Field name="expiry" label="Expiration date" numeric placeholder="MM / YY" autocomplete="cc-exp" />
        <Field name="cvc" label="Security code" numeric placeholder="CVC" autocomplete="cc-csc" />
        <div class="Address">
          <div class="Field">
            <label class="Label" for="country">
              Country
            </label>
            <select class="Input" id="country" name="country" autocomplete="billing country" />
          </div>
          <Field name="postalCode" label="ZIP code" placeholder="12345" autocomplete="billing postal-code" />
        </div>
        {/* Enter in a field must not reload the frame; the host page's own button pays. */}
        <button type="submit" hidden />
      </form>
      <p class="TermsText" id="terms" hidden />
    </body>
  </html>
)
