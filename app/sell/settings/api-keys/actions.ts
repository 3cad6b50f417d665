'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { KeyState } from '@/components/sell/api/key-form'
import { createKey, revokeKey } from '@/lib/api/shop-keys'
import { requireSeller } from '@/lib/auth/viewer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'

/** Makes a key with the posted name and rights, and shows it this once; or says why not. */
export const createKeyAction = action([StateBefore, PostedForm], async (_before, form): Promise<KeyState> => {
  const by = await requireSeller('api.manage')
  const name = postedText(form, 'name')
  const scopes = form.getAll('scopes').filter((each) => typeof each === 'string')
  const made = await createKey(by, { name, scopes })
  if (made.kind === 'refused') return { name, scopes, error: made.said, field: made.field, token: null }
  revalidatePath('/sell/settings/api-keys')
  return { name: '', scopes: [], error: null, field: null, token: made.token }
})

/** Ends a key. @returns why not, where it was not done */
export const revokeKeyAction = action([z.uuid()], async (keyId): Promise<string | null> => {
  const by = await requireSeller('api.manage')
  const isRevoked = await revokeKey(by, keyId)
  revalidatePath('/sell/settings/api-keys')
  return isRevoked ? null : (await getTranslations('sell.apiKeys'))('gone')
})
