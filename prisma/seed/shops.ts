import type { ExampleCategory } from './categories'
import type { ExampleCode } from './codes'
import type { ExampleFile } from './goods'
import { type ExampleTax, kilnTax, lindenTax } from './tax'
import { coffeeZones, type ExampleZone, kilnZones, lindenZones } from './zones'

/** A product as its seller would type it into the form. */
export interface ExampleProduct {
  name: string
  /** One of categories.ts. */
  category: ExampleCategory
  description: string
  price: string
  currency: 'usd' | 'eur'
  /** Pieces; empty is unlimited. */
  stock: string
  /** File in pictures/, without its ending. */
  picture: string
  /** Further pictures, in order. */
  alsoPictures?: string[]
  /** Other fields of the form: options, and the cells of their variants. */
  more?: Record<string, string>
  /** What buyers of something digital download. */
  file?: ExampleFile
  /** So many keys of something digital. */
  keys?: number
}

export interface ExampleShop {
  email: string
  shopName: string
  /** The Stripe account its owner brings along; absent: not connected yet. */
  stripe?: { business_name: string; country: string; default_currency: string; password: string }
  /** Where it delivers, in the order in which an address is looked for. */
  zones: ExampleZone[]
  /** How it charges tax; absent: it charges none. */
  tax?: ExampleTax
  /** A code of theirs. */
  code?: ExampleCode
  products: ExampleProduct[]
}

const GLAZES: ExampleFile = {
  name: 'Three glazes.pdf',
  pages: [
    { title: 'Three glazes', lines: ['From Kiln & Field, Vermont.', 'Weigh dry, sieve twice, let it stand overnight.'] },
    { title: 'Ash', lines: ['Wood ash, washed: 45', 'Potash feldspar: 30', 'Ball clay: 25', 'Cone 10, in reduction. Thin on the rim, or it runs.'] },
    { title: 'Sage', lines: ['Nepheline syenite: 50', 'Whiting: 20', 'Kaolin: 15', 'Silica: 15', 'Copper carbonate: 2', 'Cone 6.'] },
    {
      title: 'Lake blue',
      lines: ['Frit 3134: 25', 'Feldspar: 40', 'Kaolin: 15', 'Silica: 20', 'Cobalt carbonate: 1', 'Rutile: 4', 'Cone 6, two coats.'],
    },
  ],
}

const kiln: ExampleShop = {
  email: 'maya@kiln-and-field.test',
  shopName: 'Kiln & Field',
  stripe: { business_name: 'Kiln & Field Pottery', country: 'US', default_currency: 'usd', password: 'kiln-and-field' },
  zones: kilnZones,
  tax: kilnTax,
  code: { code: 'FIRSTMUG', percent: '10' },
  products: [
    {
      name: 'Three glazes, recipe booklet',
      category: 'Downloads',
      description:
        'Ash, sage and lake blue: what is in them, how thick they go on, and how hot they want it. Four pages to print or to prop up beside the bucket, as a PDF.',
      price: '9.00',
      currency: 'usd',
      stock: '',
      picture: 'bowl-close',
      more: { kind: 'digital' },
      file: GLAZES,
    },
    {
      name: 'Morning mug, lake blue',
      category: 'Cups and mugs',
      description:
        'A mug that fills the hand: 350 ml of speckled stoneware, dipped in a blue that runs a little differently on every one.\n\n' +
        'Thrown and glazed in our barn in Vermont. Dishwasher and microwave do it no harm.',
      price: '34.00',
      currency: 'usd',
      stock: '24',
      picture: 'mug',
      alsoPictures: ['mug-close'],
    },
    {
      name: 'Serving bowl, ash glaze',
      category: 'Kitchen',
      description:
        'Wide enough for a salad for six, calm enough for a few lemons. The ash for the glaze comes from our own stove.\n\n31 cm across. No two are alike.',
      price: '86.00',
      currency: 'usd',
      stock: '6',
      picture: 'bowl',
      alsoPictures: ['bowl-close'],
    },
    {
      name: 'Bud vase, terracotta',
      category: 'Vases and planters',
      description: 'Narrow at the neck, so three stems stand as if somebody had arranged them. Burnished by hand, watertight inside. 27 cm tall.',
      price: '42.00',
      currency: 'usd',
      stock: '11',
      picture: 'vase',
    },
    {
      name: 'Herb planter with saucer',
      category: 'Vases and planters',
      description:
        'A pot with a proper drain and a saucer that catches what comes out. Sage green with a band of bare clay. 18 cm; the basil is yours to bring.',
      price: '38.50',
      currency: 'usd',
      stock: '15',
      picture: 'planter',
    },
    {
      name: 'Espresso cups, set of four',
      category: 'Cups and mugs',
      description: 'Four colours from four test firings that we liked too much to stop. 80 ml each, and they stack.',
      price: '58.00',
      currency: 'usd',
      stock: '9',
      picture: 'cups',
    },
  ],
}

const linden: ExampleShop = {
  email: 'jonas@papierhaus-linden.test',
  shopName: 'Papierhaus Linden',
  stripe: { business_name: 'Papierhaus Linden GmbH', country: 'DE', default_currency: 'eur', password: 'papierhaus-linden' },
  zones: lindenZones,
  tax: lindenTax,
  products: [
    {
      name: 'Linden Antiqua, desktop license',
      category: 'Downloads',
      description:
        'The typeface of our letterheads, in four weights, for one desk. You get a license key for our type foundry’s installer right after payment.',
      price: '29.00',
      currency: 'eur',
      stock: '',
      picture: 'notebook-close',
      more: { kind: 'digital' },
      keys: 12,
    },
    {
      name: 'Clothbound notebook, forest',
      category: 'Notebooks and cards',
      description:
        '192 pages of ivory paper that takes a fountain pen without bleeding, thread-sewn so that it lies flat. Dot grid, A5, made in Leipzig.',
      price: '18.50',
      currency: 'eur',
      stock: '40',
      picture: 'notebook',
      alsoPictures: ['notebook-close'],
    },
    {
      name: 'Alpine dawn, screen print',
      category: 'Prints and calendars',
      description:
        'Five colours, pulled by hand in an edition of 80, signed and numbered. On cotton paper, sent flat. The large one comes without a frame.',
      price: '95.00',
      currency: 'eur',
      stock: '',
      picture: 'print',
      more: {
        ...{ weight: '400', option1: 'Size', values1: '40 × 50 cm, 50 × 70 cm', option2: 'Frame', values2: 'No frame, Oak' },
        ...{ 'stock:40 × 50 cm / No frame': '8', 'sku:40 × 50 cm / No frame': 'ALP-40' },
        ...{
          'price:40 × 50 cm / Oak': '149.00',
          'stock:40 × 50 cm / Oak': '3',
          'sku:40 × 50 cm / Oak': 'ALP-40-OAK',
          'weight:40 × 50 cm / Oak': '1900',
        },
        ...{ 'price:50 × 70 cm / No frame': '140.00', 'stock:50 × 70 cm / No frame': '0', 'sku:50 × 70 cm / No frame': 'ALP-50' },
        // The large one is not framed: its row was shown, and not ticked.
        ...{ 'row:50 × 70 cm / Oak': '1' },
      },
    },
    {
      name: 'Wall calendar 2027',
      category: 'Prints and calendars',
      description: 'Twelve seascapes, weeks that begin on Monday, and room to write. Wire-bound, 30 × 42 cm.',
      price: '24.00',
      currency: 'eur',
      stock: '60',
      picture: 'calendar',
    },
    {
      name: 'Twelve cedar pencils',
      category: 'Notebooks and cards',
      description:
        'Soft leads in twelve colours, in cedar that smells of a workshop. They arrive sharpened; the short one in the picture is our favourite.',
      price: '16.00',
      currency: 'eur',
      stock: '',
      picture: 'pencils',
    },
    {
      name: 'Letterpress thank-you cards',
      category: 'Notebooks and cards',
      description: 'Six folded cards with envelopes in brick red. Pressed so deep into cotton board that you can feel the flower with closed eyes.',
      price: '14.50',
      currency: 'eur',
      stock: '30',
      picture: 'cards',
    },
  ],
}

const coffee: ExampleShop = {
  email: 'ines@slow-hours.test',
  shopName: 'Slow Hours Coffee',
  zones: coffeeZones,
  products: [
    {
      name: 'Huila, washed',
      category: 'Coffee',
      description: 'Red apple, panela, a long finish. From nine neighbours above Pitalito, roasted light every Tuesday. 340 g of whole beans.',
      price: '19.00',
      currency: 'usd',
      stock: '',
      picture: 'beans',
    },
    {
      name: 'Pour-over dripper and server',
      category: 'Coffee',
      description: 'A porcelain cone with ribs that keep the paper off the wall, on a glass server for two big cups.',
      price: '64.00',
      currency: 'usd',
      stock: '12',
      picture: 'dripper',
    },
  ],
}

/** Three sellers, two of them connected; fourteen products in two currencies, two of them digital. The storefront shows the last ones first. */
export const exampleShops: ExampleShop[] = [coffee, linden, kiln]
