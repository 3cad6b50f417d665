'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { UploadState } from '@/components/sell/import/upload-form'
import { requireSeller } from '@/lib/auth/viewer'
import { checkFile } from '@/lib/catalog/import/check-file'
import { fetchAgain } from '@/lib/catalog/import/fetch-pictures'
import { startImport, stopImport } from '@/lib/catalog/import/run-import'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'

/** Checks the posted file and goes to what was found, or says why it cannot be taken. */
export const checkFileAction = action([StateBefore, PostedForm], async (_before, form): Promise<UploadState> => {
  const viewer = await requireSeller('products.edit')
  const file = form.get('file')
  const currency = postedText(form, 'currency')
  // A browser sends an empty file of no name for a file field left alone.
  if (!(file instanceof File) || file.size === 0) return { currency, error: { key: 'import.noFile' } }
  const checked = await checkFile(viewer, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), currency })
  if (checked.kind === 'not_found') notFound()
  if (checked.kind === 'refused') return { currency, error: checked.said }
  redirect(`/sell/products/import/${checked.importId}`)
})

/** Begins to write the products of a checked file, or goes on. */
export const startImportAction = action([z.uuid()], async (importId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await startImport(sellerId, importId))) notFound()
  revalidatePath('/', 'layout')
})

/** Stops an import that is running. */
export const stopImportAction = action([z.uuid()], async (importId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await stopImport(sellerId, importId))) notFound()
  revalidatePath('/', 'layout')
})

/** Fetches the pictures of an import that failed once more. */
export const fetchAgainAction = action([z.uuid()], async (importId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await fetchAgain(sellerId, importId))) notFound()
  revalidatePath('/', 'layout')
})
