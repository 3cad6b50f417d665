/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { HtmlPage } from '@/sandbox/http/html-page'

/** The frame of the Express Checkout Element. */
export const ExpressElementPage: FC = () => (
  <HtmlPage title="Secure express checkout frame" styles={['/js/element.css', '/js/express.css']} script="/js/express-frame.js" isHidden>
    <fieldset id="express" />
  </HtmlPage>
)
