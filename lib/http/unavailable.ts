import { brand } from '@/brand'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { problem } from './problem'

/** When to come again, seconds. */
const RETRY_SECONDS = 5

/** The answer while the shop cannot serve anybody: 503 with Retry-After, as a page for a browser that goes to one, else as Problem Details. */
export function unavailable(request: Request): Response {
  const sentence = translatorForRequest(request).say({ key: 'unavailable' })
  const headers = { 'retry-after': String(RETRY_SECONDS) }
  if (!request.headers.get('accept')?.includes('text/html')) return problem(503, 'unavailable', sentence, { headers })
  return new Response(page(sentence), {
    status: 503,
    headers: { ...headers, 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' },
  })
}

// Nothing that the shop is made of can be relied on here: no script, no style, no picture.
function page(sentence: string): string {
  const [title, text] = [brand.name, sentence].map((words) => words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`))
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`
}
