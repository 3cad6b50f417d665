import { expect, test } from 'vitest'
import { literalTexts } from './literal-text'

const component = (body: string) => [{ path: 'components/shop/a.tsx', text: `import { b } from 'B'\n${body}\n` }]
const found = (body: string) => literalTexts(component(body))

test.each([
  ['text between tags', 'export const A = () => <p>Sold out</p>'],
  ['text beside a value', 'export const A = () => <p>from {b}</p>'],
  ['an attribute that is read aloud', 'export const A = () => <nav aria-label="cart" />'],
  ['an attribute with a choice', "export const A = () => <Field label={b ? 'your name' : b} />"],
  ['an attribute with a template', `export const A = () => <i title={\`\${b} left\`} />`],
  ['a text kept for later', "const LABELS = { a: 'Sold out' }"],
  ['one word', "const LABEL = b ?? 'Unlimited'"],
  ['a template', `const LABEL = \`Pay \${b}\``],
  ['what is returned', "function a() { return 'No answer came.' }"],
])('%s is flagged', (_, body) => {
  expect(found(body)).toMatchObject([{ path: 'components/shop/a.tsx', line: 2 }])
})

test.each([
  ['a message', "export const A = () => <p>{t('soldOut')}</p>"],
  ['classes and ids', 'export const A = () => <p className="text-sm" id="Top-of">–</p>'],
  ['keys and comparisons', "if (event.key === 'Enter') b()"],
  ['types', "type A = 'Email' | 'Link'"],
  ['errors for developers', "throw new TypeError('No such thing.')"],
  ['headers', "fetch(b, { headers: { 'Content-Type': 'text/plain' } })"],
  ['proper names', "const PROVIDER = 'GitHub'"],
  ['entities and signs', 'export const A = () => <p>&nbsp;· {b} ×</p>'],
])('%s is allowed', (_, body) => {
  expect(found(body)).toEqual([])
})

test('tests and other folders are not checked for literal text', () => {
  const text = "const A = 'Sold out'"
  const files = ['components/a.test.ts', 'lib/a.ts'].map((path) => ({ path, text }))
  expect(literalTexts(files)).toEqual([])
})
