// What strangers can reach, as the production build says it: a page, route or action that is added later is found here by itself.
import { readFile } from 'node:fs/promises'

/** What a build offers: pages (`/products/[slug]`), routes (`/api/checkout`), and Server Actions by their id. */
export interface Surface {
  pages: string[]
  routes: string[]
  actions: string[]
}

export async function readSurface(): Promise<Surface> {
  const paths: Record<string, string> = await readJson('.next/app-path-routes-manifest.json')
  const places = Object.entries(paths)
  const { node, edge } = await readJson<{ node: object; edge: object }>('.next/server/server-reference-manifest.json')
  return {
    pages: places.filter(([file]) => file.endsWith('/page')).map(([, address]) => address),
    routes: places.filter(([file]) => file.endsWith('/route')).map(([, address]) => address),
    actions: [...Object.keys(node), ...Object.keys(edge)],
  }
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'))
}
