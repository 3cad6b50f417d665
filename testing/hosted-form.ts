const ANSWERS = { business_type: 'individual', url: 'https://shop.example', support_phone: '+10000000000', bank: '000123456789', accepted: 'yes' }
const PERSON = {
  ...{
    person_first_name: 'Jenny',
    person_last_name: 'Rosen',
    person_dob: '1901-01-01',
    person_email: 'jenny@example.com',
    person_phone: '+10000000000',
  },
  ...{ person_line1: 'address_full_match', person_city: 'Springfield', person_postal_code: '62701', person_state: 'IL', person_ssn_last_4: '0000' },
}

/** Opens a link to Stripe's form as a browser does. @returns its cookie, or where it is sent when the link does not open */
export async function openForm(link: string): Promise<{ cookie: string; sentTo: string | null }> {
  const first = await fetch(link, { redirect: 'manual' })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, sentTo: cookie ? null : first.headers.get('location') }
}

/**
 * Does on Stripe's form what an owner would, without a browser.
 * @param action `submit` answers everything that Stripe asks; `later` leaves the form
 * @returns where the form sends the browser back to
 */
export async function fillForm(link: string, action: 'submit' | 'later' = 'submit'): Promise<string | null> {
  const { cookie } = await openForm(link)
  const { origin } = new URL(link)
  const send = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ action, ...fields })
    return fetch(`${origin}/connect/onboarding`, { method: 'POST', redirect: 'manual', headers: { cookie, origin }, body })
  }
  // The questions about a person follow the type of the business.
  const first = await send(action === 'submit' ? ANSWERS : {})
  const last = first.status === 303 ? first : await send({ ...ANSWERS, ...PERSON })
  if (last.status !== 303) throw new Error(`Stripe's form answered ${last.status}: ${await last.text()}`)
  return last.headers.get('location')
}
