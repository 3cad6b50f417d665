import type { Answers, Question } from './questions'

export interface Conversation {
  /** What is typed, a line each. */
  lines: AsyncIterator<string>
  say: (text: string) => void
}

/**
 * Asks each question until its answer may stay. Enter keeps what is set already.
 * @param known what is set already
 * @throws Error with one sentence when the input ends before
 */
export async function askAll(list: Question[], known: Record<string, string | undefined>, { lines, say }: Conversation): Promise<Answers> {
  const answers: Answers = {}
  for (const question of list) answers[question.name] = await askOne(question, known[question.name]?.trim(), answers, { lines, say })
  return answers
}

async function askOne(question: Question, set: string | undefined, before: Answers, { lines, say }: Conversation): Promise<string> {
  const { name, text, otherwise, isSecret, check } = question
  const standing = set || otherwise
  for (;;) {
    say(`\n${text}${standing ? ` [${isSecret ? shortened(standing) : standing}]` : ''}\n${name}: `)
    const line = await lines.next()
    if (line.done) throw new Error(`\nThe input ended before ${name} was answered. Nothing was kept.`)
    const answer = line.value.trim() || standing
    if (answer === undefined) continue
    const found = await check(answer, before)
    if (found) say(`  ${found.wrong}\n`)
    if (!found || found.isFinal) return answer
  }
}

const shortened = (secret: string) => (secret.length > 16 ? `${secret.slice(0, 8)}…${secret.slice(-4)}` : '…')
