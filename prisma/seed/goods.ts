import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import { db } from '@/lib/db/client'
import { addKeys } from '@/lib/digital/sell-keys'
import { beginUpload, finishUpload, uploadChunk } from '@/lib/digital/upload-file'

/** A file of an example product: a small PDF of these pages, a title and lines of text each. */
export interface ExampleFile {
  name: string
  pages: { title: string; lines: string[] }[]
}

/** Uploads the file as its seller would. It is smaller than a piece. */
export async function uploadExample(sellerId: string, productId: string, { name, pages }: ExampleFile): Promise<void> {
  const bytes = await drawn(pages)
  const begun = await beginUpload(sellerId, { productId, variantId: null, replaces: null, name, bytes: bytes.byteLength })
  if (begun.kind !== 'begun') throw new Error(`${name}: ${JSON.stringify(begun)}`)
  await uploadChunk(sellerId, begun.fileId, 0, bytes)
  const finished = await finishUpload(sellerId, begun.fileId)
  if (finished.kind !== 'finished') throw new Error(`${name}: ${JSON.stringify(finished)}`)
}

/** So many keys of an example product, which look like keys and open nothing. */
export async function addExampleKeys(sellerId: string, productId: string, count: number): Promise<void> {
  const { id } = await db().variant.findFirstOrThrow({ where: { productId }, orderBy: { position: 'asc' } })
  const keys = Array.from({ length: count }, (_, at) => keyOf(`${productId} ${at}`))
  const added = await addKeys(sellerId, productId, id, keys.join('\n'))
  if (added.kind !== 'added') throw new Error(JSON.stringify(added))
}

const keyOf = (about: string) =>
  createHash('sha256')
    .update(about)
    .digest('hex')
    .slice(0, 16)
    .toUpperCase()
    .replaceAll(/.{4}(?=.)/g, '$&-')

function drawn(pages: ExampleFile['pages']): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({ size: 'A5', margin: 48, autoFirstPage: false, info: { Title: pages[0]?.title ?? '' } })
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
  for (const { title, lines } of pages) {
    pdf.addPage().font('Times-Roman').fontSize(20).text(title).moveDown()
    for (const line of lines) pdf.fontSize(11).text(line).moveDown(0.5)
  }
  pdf.end()
  return done
}
