'use server'

import { revalidatePath } from 'next/cache'
import { requireSeller } from '@/lib/auth/viewer'
import { postedTax, type TaxFormState } from '@/lib/domain/tax/tax-form'
import { unreachable } from '@/lib/domain/unreachable'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { saveSellerTax } from '@/lib/pricing/tax/seller-tax'

/** Saves how the seller charges tax, or gives the form back with what is wrong. */
export const saveTaxAction = action([StateBefore, PostedForm], async (_before, form): Promise<TaxFormState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const version = postedText(form, 'version')
  const values = postedTax(form)
  const posted: TaxFormState = { values, errors: {}, refusal: null, isSaved: false, version }
  const result = await saveSellerTax(sellerId, version, values)
  switch (result.kind) {
    case 'saved':
      revalidatePath('/sell/tax')
      return { ...posted, isSaved: true, version: result.version }
    case 'invalid':
      return { ...posted, errors: result.errors }
    case 'refused':
      return { ...posted, refusal: result.said }
    default:
      return unreachable(result)
  }
})
