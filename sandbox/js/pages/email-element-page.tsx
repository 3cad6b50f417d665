/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { ElementPage, TextField } from './element-page'

/** The frame of the Link Authentication (Contact Details) Element. */
export const EmailElementPage: FC = () => (
  <ElementPage title="Secure email input frame" script="/js/email-frame.js">
    <form id="email-form" novalidate>
      <TextField name="email" label="Email" wide type="email" autocomplete="email" />
      <button type="submit" hidden />
    </form>
  </ElementPage>
)
