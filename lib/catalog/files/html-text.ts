import { Parser } from 'htmlparser2'
import { plainParagraphs } from '@/lib/domain/text/plain-text'

/** What is dropped with all that is in it: no text for readers. */
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'textarea',
  'select',
  'button',
])
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'hr', 'section', 'article'])
const LINES = new Set(['div', 'tr', 'dt', 'dd', 'figure', 'figcaption', 'header', 'footer'])
const HAS_TAG = /<\/?[a-z!]/i

/** HTML as the plain text that a description is: paragraphs and lines, and points of lists with a dot. Of every other tag only its text is left. */
export function htmlText(html: string): string {
  const isMarkedUp = HAS_TAG.test(html)
  let [text, dropped] = ['', 0]
  const parser = new Parser({
    onopentag: (name) => {
      if (DROPPED.has(name)) dropped += 1
      if (name === 'br') text += '\n'
      else if (name === 'li') text += '\n• '
      else text += breakOf(name)
    },
    // A line break of the source is a space to readers, unless there are no tags at all.
    ontext: (piece) => {
      if (dropped === 0) text += isMarkedUp ? piece.replaceAll(/\s+/g, ' ') : piece
    },
    onclosetag: (name) => {
      if (DROPPED.has(name)) dropped -= 1
      else text += breakOf(name)
    },
  })
  parser.end(html)
  return plainParagraphs(text)
}

function breakOf(name: string): string {
  if (PARAGRAPHS.has(name)) return '\n\n'
  return LINES.has(name) ? '\n' : ''
}
