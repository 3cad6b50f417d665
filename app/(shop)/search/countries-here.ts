import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { type NamedCountry, namedCountries } from '@/lib/domain/text/country'
import { DELIVER_TO_COOKIE } from '@/lib/domain/wire/cookies'

/** The countries that something can be delivered to by their names, the one first that this browser chose in its cart. */
export async function countriesHere(): Promise<NamedCountry[]> {
  const [jar, locale] = await Promise.all([cookies(), getLocale()])
  const all = namedCountries(Object.values(DELIVERY_REGIONS).flat(), locale)
  const own = all.find(({ code }) => code === jar.get(DELIVER_TO_COOKIE)?.value)
  return own ? [own, ...all.filter((each) => each !== own)] : all
}
