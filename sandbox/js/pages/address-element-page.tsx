/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { Checkbox, ElementPage, SelectField, TextField } from './element-page'

/** The Address Element's frame. Which of the fields are shown, and in which order, depends on the country. */
export const AddressElementPage: FC = () => (
  <ElementPage title="Secure address input frame" script="/js/address-frame.js">
    <form id="address-form" novalidate aria-label="Address">
      <Checkbox name="other" checked />
      <fieldset class="Choices" id="contacts" hidden />
      <div class="Fields" id="fields">
        <TextField name="name" label="Full name" wide />
        <TextField name="firstName" label="First name" hidden />
        <TextField name="lastName" label="Last name" hidden />
        <SelectField name="country" label="Country or region" wide />
        <TextField name="line1" label="Address line 1" wide />
        <TextField name="line2" label="Address line 2" wide optional />
        <TextField name="city" label="City" />
        <SelectField name="state-list" label="State" hidden />
        <TextField name="state" label="State" hidden />
        <TextField name="postal_code" label="ZIP code" />
        <TextField name="phone" label="Phone number" type="tel" wide hidden />
      </div>
      {/* Enter in a field must not reload the frame. */}
      <button type="submit" hidden />
    </form>
  </ElementPage>
)
