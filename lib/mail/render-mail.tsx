import { render, toPlainText } from '@react-email/render'
import { env } from '@/lib/env'
import type { Mail } from './send-mail'
import type { Draft, Words } from './templates/draft'
import { Frame } from './templates/frame'

// In text, headings and shop names keep the letters people typed.
const AS_TYPED = ['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } }))

/** Draws a mail as HTML and as text. What people typed is escaped in the HTML. */
export async function renderMail(draft: Draft, words: Words): Promise<Pick<Mail, 'subject' | 'text' | 'html'>> {
  const html = await render(<Frame draft={draft} words={words} home={env().appUrl} />)
  return { subject: draft.subject, text: toPlainText(html, { selectors: AS_TYPED }), html }
}
