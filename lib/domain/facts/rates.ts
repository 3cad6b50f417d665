import { currencyFacts } from './currencies'

/**
 * Units for a US dollar, rounded, as of July 2025. Only ever used for an estimate with a margin: Stripe converts at its own rate of the moment
 * (docs.stripe.com/currencies#currency-presentment-and-settlement). Look at them again once a year.
 */
const PER_DOLLAR: Record<string, number> = {
  ...{ usd: 1, eur: 0.86, gbp: 0.74, chf: 0.8, jpy: 148, aud: 1.53, cad: 1.38, nzd: 1.69, sgd: 1.29, hkd: 7.84, krw: 1385, cny: 7.2, twd: 30 },
  ...{ brl: 5.5, mxn: 18.8, inr: 87, idr: 16_400, myr: 4.25, thb: 32.5, php: 57, vnd: 26_200, pkr: 284, bdt: 122, lkr: 301, npr: 139 },
  ...{ dkk: 6.4, nok: 10.2, sek: 9.6, pln: 3.66, ron: 4.35, czk: 21.1, huf: 343, bgn: 1.68, isk: 122, rsd: 101, all: 84, bam: 1.68, mkd: 53 },
  ...{ aed: 3.67, sar: 3.75, qar: 3.64, bhd: 0.376, kwd: 0.306, omr: 0.385, jod: 0.709, ils: 3.4, try: 40, egp: 49, lbp: 89_500, yer: 241 },
  ...{ zar: 17.8, ngn: 1535, kes: 129, ugx: 3600, tzs: 2550, rwf: 1445, etb: 138, mad: 9.1, tnd: 2.9, dzd: 130, xaf: 564, xof: 564, mur: 45.6 },
  ...{ ars: 1290, cop: 4050, clp: 960, pen: 3.56, uyu: 40.2, pyg: 7500, bob: 6.9, crc: 505, gtq: 7.67, dop: 61, hnl: 26.2, nio: 36.8, jmd: 160 },
  ...{ rub: 80, uah: 41.7, kzt: 540, uzs: 12_600, gel: 2.71, amd: 384, azn: 1.7, mdl: 17, kgs: 87.4, tjs: 9.6, mnt: 3590, afn: 69, byn: 3.27 },
  ...{ aoa: 915, ang: 1.79, awg: 1.79, bbd: 2, bif: 2980, bmd: 1, bnd: 1.29, bsd: 1, bwp: 13.5, bzd: 2.01, cdf: 2890, cve: 95, djf: 178, fjd: 2.25 },
  ...{ fkp: 0.74, gip: 0.74, gmd: 72, gnf: 8680, gyd: 209, htg: 131, khr: 4010, kmf: 424, kyd: 0.833, lak: 21_600, lrd: 201, lsl: 17.8, mga: 4440 },
  ...{ mmk: 2100, mop: 8.08, mvr: 15.4, mwk: 1735, mzn: 64, nad: 17.8, pab: 1, pgk: 4.15, sbd: 8.25, scr: 14.2, shp: 0.74, sle: 23, sos: 571 },
  ...{ srd: 37, std: 21_100, szl: 17.8, top: 2.37, ttd: 6.79, vuv: 119, wst: 2.72, xcd: 2.7, xpf: 103, zmw: 23.3 },
}

/** What rates may move before the table is looked at again. */
const MARGIN = 1.1

/**
 * What is surely worth `amountMinor` of another currency at least, rounded up to two significant digits.
 * @returns minor units of `to`, a multiple of its smallest coin; null where we have no rate
 */
export function convertUp(amountMinor: number, from: string, to: string): number | null {
  const [cost, price] = [PER_DOLLAR[from], PER_DOLLAR[to]]
  if (cost === undefined || price === undefined) return null
  const [source, target] = [currencyFacts(from), currencyFacts(to)]
  const exact = (amountMinor / 10 ** source.decimals / cost) * price * MARGIN * 10 ** target.decimals
  const digit = Math.max(target.coinMinor, 10 ** (Math.floor(Math.log10(exact)) - 1))
  return Math.ceil(exact / digit) * digit
}
