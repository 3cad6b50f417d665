import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const schema = readFileSync('prisma/schema.prisma', 'utf8')
const page = readFileSync('docs/data-model.md', 'utf8')

/** Every model with the names of its columns; relations are drawn as lines. */
function columnsOf(text: string): Record<string, string[]> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ name, body }))
  const names = new Set(models.map(({ name }) => name))
  const fields = (body: string) =>
    [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, field = '', type = '']) => (names.has(type) || type === 'Unsupported' ? [] : [field]))
  return Object.fromEntries(models.map(({ name, body }) => [name, fields(body)]))
}

function drawnOf(text: string): Record<string, string[]> {
  const boxes = [...text.matchAll(/^"(\w+)" \{\n([\s\S]*?)^\}/gm)]
  return Object.fromEntries(boxes.map(([, name, body = '']) => [name, [...body.matchAll(/^ {2}\w+ (\w+)/gm)].map(([, field]) => field ?? '')]))
}

test('the data model page draws every model with every column; after a change of the schema run npm run docs:data-model', () => {
  expect(drawnOf(page)).toEqual(columnsOf(schema))
})

test('a column of a type that Prisma does not know, which it cannot draw, is named in the text about its model', () => {
  const unknown = [...schema.matchAll(/^ {2}(\w+)\s+Unsupported\(/gm)].map(([, field]) => field)
  expect(unknown).toContain('document')
  for (const field of unknown) expect(page).toContain(`\`${field}\``)
})
