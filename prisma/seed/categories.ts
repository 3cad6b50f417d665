import { randomUUID } from 'node:crypto'
import { addCategory } from '@/lib/catalog/categories/edit-categories'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'

/** What the operator would arrange; below each, its own. */
const CATEGORIES = {
  Kitchen: ['Cups and mugs', 'Coffee'],
  Home: ['Vases and planters'],
  Paper: ['Notebooks and cards', 'Prints and calendars'],
  Downloads: [],
} as const

type Top = keyof typeof CATEGORIES
export type ExampleCategory = Top | (typeof CATEGORIES)[Top][number]

/** Sets out the categories, as the first operator, where there have never been any: whoever has retired them is left alone. */
export async function addCategories(): Promise<void> {
  if ((await db().category.count()) > 0) return
  const [email] = env().OPERATOR_EMAILS
  if (!email) return
  const { id: userId } = await db().user.upsert({ where: { email }, create: { email, emailVerified: new Date() }, update: {} })
  const add = async (name: string, parentId: string | null) => {
    const id = randomUUID()
    const result = await addCategory({ userId, isOperator: true }, id, name, parentId)
    if (result.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`)
    return id
  }
  for (const [top, below] of Object.entries(CATEGORIES)) {
    const id = await add(top, null)
    for (const name of below) await add(name, id)
  }
}

/** The id of a category as a product form posts it; empty where it is there no more. */
export async function categoryId(name: ExampleCategory): Promise<string> {
  return (await db().category.findFirst({ where: { name, retiredAt: null }, select: { id: true } }))?.id ?? ''
}
