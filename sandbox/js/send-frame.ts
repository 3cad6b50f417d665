import type { Context } from 'hono'
import { html } from 'hono/html'

// No form-action: after the redirect flow the form leads back to the shop, which may be anywhere.
const FRAME_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'"

/** Answers with a page that other origins may embed, under a policy that lets in nothing but the sandbox's own files. */
export function sendFrame(c: Context, body: unknown, status: 200 | 400 | 404 = 200): Response | Promise<Response> {
  c.header('Content-Security-Policy', FRAME_POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(html`<!doctype html>${body}`, status)
}
