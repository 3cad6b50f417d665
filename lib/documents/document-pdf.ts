import PDFDocument from 'pdfkit'
import { brand } from '@/brand'
import type { DocumentText } from '@/lib/domain/wire/document-views'
import { fontFile, runsOf, type Weight } from './pdf-fonts'

type Pdf = PDFKit.PDFDocument
type Style = { size: number; weight: Weight; color: string; align?: 'right' }

const MARGIN = 56
const INK = '#1b1b1f'
const GREY = '#5f6068'
const BODY: Style = { size: 10, weight: 400, color: INK }
const SMALL: Style = { size: 9, weight: 400, color: GREY }
const STRONG: Style = { size: 11, weight: 700, color: INK }
const LINE_HEIGHT = 1.45

/** A picture that has a page of its own, as JPEG. */
export type PdfPicture = { title: string; jpeg: Buffer }

/**
 * A document as a PDF of one or more A4 pages.
 * @param pictures what stands on pages after it
 * @returns null where it holds writing that our fonts have no letters for: the page shows it, and a browser prints it
 */
export async function documentPdf(document: DocumentText, pictures: PdfPicture[] = []): Promise<Buffer | null> {
  if ([...textsOf(document), ...pictures.map(({ title }) => title)].some((text) => runsOf(plain(text)) === null)) return null
  const info = { Title: `${document.title} ${document.number}`, Creator: brand.name, Producer: brand.name }
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: document.language,
    displayTitle: true,
    info,
    bufferPages: true,
    font: fontFile('latin', 400),
  })
  const done = collected(pdf)
  const sheet = new Sheet(pdf)
  draw(sheet, document)
  for (const picture of pictures) sheet.picture(picture)
  pdf.end()
  return done
}

function collected(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

function draw(sheet: Sheet, { title, facts, parties, lines, sums, notes, number }: DocumentText): void {
  sheet.write(`${title} ${number}`, { ...STRONG, size: 20 })
  sheet.gap(10)
  for (const { label, value } of facts) sheet.pair(label, value)
  for (const { label, lines: texts } of parties) {
    sheet.gap(14)
    sheet.write(label, SMALL)
    for (const text of texts) sheet.write(text, BODY)
  }
  sheet.gap(18)
  for (const { label, detail, amount } of lines) {
    sheet.row(label, amount, BODY)
    sheet.write(detail, SMALL)
    sheet.gap(6)
  }
  sheet.rule()
  for (const { label, amount, isTotal } of sums) sheet.row(label, amount, isTotal ? STRONG : BODY)
  sheet.gap(14)
  for (const note of notes) sheet.write(note, SMALL)
}

/** Writes from the top down, on a new page where one is full. */
class Sheet {
  private y = MARGIN

  constructor(private readonly pdf: Pdf) {}

  private get width(): number {
    return this.pdf.page.width - 2 * MARGIN
  }

  gap(height: number): void {
    this.y += height
  }

  /** On a page of its own, as large as fits. */
  picture({ title, jpeg }: PdfPicture): void {
    this.pdf.addPage()
    this.y = MARGIN
    this.write(title, STRONG)
    this.gap(10)
    this.pdf.image(jpeg, MARGIN, this.y, { fit: [this.width, this.pdf.page.height - MARGIN - this.y] })
    this.y = this.pdf.page.height
  }

  rule(): void {
    this.room(12)
    this.pdf
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.width, this.y)
      .lineWidth(0.5)
      .strokeColor(GREY)
      .stroke()
    this.y += 8
  }

  /** A text over the whole width. */
  write(text: string, style: Style): void {
    this.block(plain(text), MARGIN, this.width, style)
  }

  /** A label with its value beside it. */
  pair(label: string, value: string): void {
    this.beside([plain(label), MARGIN, 120, SMALL], [plain(value), MARGIN + 130, this.width - 130, BODY])
  }

  /** A text with its amount at the right. */
  row(label: string, amount: string, style: Style): void {
    this.beside([plain(label), MARGIN, this.width - 140, style], [plain(amount), MARGIN + this.width - 130, 130, { ...style, align: 'right' }])
  }

  private beside(...blocks: Parameters<Sheet['block']>[]): void {
    this.room(Math.max(...blocks.map(([text, , width, style]) => this.wrapped(text, width, style).length * style.size * LINE_HEIGHT)))
    const top = this.y
    const ends = blocks.map((block) => {
      this.y = top
      this.block(...block)
      return this.y
    })
    this.y = Math.max(...ends)
  }

  private block(text: string, x: number, width: number, style: Style): void {
    for (const line of this.wrapped(text, width, style)) {
      this.room(style.size * LINE_HEIGHT)
      this.line(line, style.align === 'right' ? x + width - this.widthOf(line, style) : x, style)
      this.y += style.size * LINE_HEIGHT
    }
  }

  private line(text: string, x: number, style: Style): void {
    let at = x
    for (const run of runsOf(text) ?? []) {
      this.pdf.font(fontFile(run.subset, style.weight)).fontSize(style.size).fillColor(style.color)
      this.pdf.text(run.text, at, this.y, { lineBreak: false, baseline: 'top' })
      at += this.pdf.widthOfString(run.text)
    }
  }

  /** The lines of a text in this width: broken at spaces, and within a word that is wider. */
  private wrapped(text: string, width: number, style: Style): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (this.widthOf(longer, style) <= width) line = longer
      else {
        if (line !== '') lines.push(line)
        const pieces = this.broken(word, width, style)
        lines.push(...pieces.slice(0, -1))
        line = pieces.at(-1) ?? ''
      }
    }
    return [...lines, line]
  }

  private broken(word: string, width: number, style: Style): string[] {
    const pieces = ['']
    for (const char of word) {
      const longer = `${pieces.at(-1)}${char}`
      if (this.widthOf(longer, style) <= width || pieces.at(-1) === '') pieces[pieces.length - 1] = longer
      else pieces.push(char)
    }
    return pieces
  }

  private widthOf(text: string, style: Style): number {
    return (runsOf(text) ?? []).reduce(
      (sum, run) => sum + this.pdf.font(fontFile(run.subset, style.weight)).fontSize(style.size).widthOfString(run.text),
      0,
    )
  }

  private room(height: number): void {
    if (this.y + height <= this.pdf.page.height - MARGIN) return
    this.pdf.addPage()
    this.y = MARGIN
  }
}

/** Spaces that keep numbers together have no letter in every font. */
function plain(text: string): string {
  return text.replace(/[\u202f\u2009]/g, '\u00a0')
}

function textsOf({ title, number, facts, parties, lines, sums, notes }: DocumentText): string[] {
  return [
    title,
    number,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...parties.flatMap((party) => [party.label, ...party.lines]),
    ...lines.flatMap(({ label, detail, amount }) => [label, detail, amount]),
    ...sums.flatMap(({ label, amount }) => [label, amount]),
    ...notes,
  ]
}
