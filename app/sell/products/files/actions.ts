'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { removeFile } from '@/lib/digital/upload-file'
import { action } from '@/lib/http/action'

/** Takes a file of a product off sale. */
export const removeFileAction = action([z.uuid()], async (fileId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await removeFile(sellerId, fileId))) notFound()
  revalidatePath('/', 'layout')
})
