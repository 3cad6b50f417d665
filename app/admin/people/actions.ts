'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/lib/auth/viewer'
import { Text } from '@/lib/domain/wire/text'
import { action } from '@/lib/http/action'
import { erasePerson } from '@/lib/operations/person-data'

/** Erases the person with this address. @returns why not, where it was not done */
export const erasePersonAction = action([Text.max(254)], async (email): Promise<string | null> => {
  const result = await erasePerson(await requireOperator(), email)
  if (result !== 'erased') return (await getTranslations('admin.people.refusal'))(result)
  revalidatePath('/admin/people')
  return null
})
