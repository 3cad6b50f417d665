'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { AccountOfferState } from '@/components/admin/account-offer-form'
import { requireOperator } from '@/lib/auth/viewer'
import { ACCOUNT_OFFERS } from '@/lib/domain/sellers/account-offer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { setAccountOffer } from '@/lib/sellers/connect/account-offer'

/** Sets which ways to a Stripe account sellers are offered. */
export const setAccountOfferAction = action([StateBefore, PostedForm], async (_before, form): Promise<AccountOfferState> => {
  const operator = await requireOperator()
  const offer = z.enum(ACCOUNT_OFFERS).safeParse(postedText(form, 'offer')).data
  if (!offer || (await setAccountOffer(operator, offer)) !== 'saved') notFound()
  revalidatePath('/admin/sellers', 'layout')
  return { offer, isSaved: true }
})
