import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const schema = readFileSync('prisma/schema.prisma', 'utf8')
const page = readFileSync('docs/data-model.md', 'utf8')

/** Every model with the names of its columns; relations are drawn as lines. */
function columnsOf(text: string): Record<string, string[]> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ name, body }))
  const names = new Set(models.map(({ name }) => name))
  const fields = (body: string) => [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, field = '', type = '']) => (names.has(type) ? [] : [field]))
  return Object.fromEntries(models.map(({ name, body }) => [name, fields(body)]))
}

function drawnOf(text: string): Record<string, string[]> {
  const boxes = [...text.matchAll(/^"(\w+)" \{\n([\s\S]*?)^\}/gm)]
  return Object.fromEntries(boxes.map(([, name, body = '']) => [name, [...body.matchAll(/^ {2}\w+ (\w+)/gm)].map(([, field]) => field ?? '')]))
}

test('the data model page draws every model with every column; after a change of the schema run npm run docs:data-model', () => {
  expect(drawnOf(page)).toEqual(columnsOf(schema))
})
