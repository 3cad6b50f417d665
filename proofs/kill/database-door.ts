import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Watch } from './point'

const WRITES = /^\s*(insert|update|delete|with)\b/i
/** Of the job engine's own connections nothing is counted: it writes whenever it likes. */
const JOBS = 'souk-jobs'

/** A door in front of PostgreSQL: every commit passes the watch, that of a transaction and that of a statement alone. */
export async function openDatabaseDoor(databaseUrl: string, watch: Watch): Promise<{ url: string; close: () => void }> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const backend = connect(Number(target.port || 5432), target.hostname)
    const line = new Line(client, backend, watch)
    client.on('data', (chunk) => line.fromClient(chunk))
    backend.on('data', (chunk) => line.fromServer(chunk))
    for (const [one, other] of [[client, backend] as const, [backend, client] as const]) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  // A statement that has a name is read but once: its later runs would pass unseen.
  url.searchParams.delete('prepare')
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: url.href, close }
}

/** One connection. Source of the messages: postgresql.org/docs/current/protocol-message-formats.html */
class Line {
  private waiting: Buffer = Buffer.alloc(0)
  private answer: Buffer = Buffer.alloc(0)
  private hasBegun = false
  private isOurs = true
  private isInTransaction = false
  private isStruck = false
  private lastWrite = ''
  /** The commit that is being answered. */
  private commit = 0

  constructor(
    private readonly client: Socket,
    private readonly backend: Socket,
    private readonly watch: Watch,
  ) {}

  fromClient(chunk: Buffer): void {
    if (this.isStruck) return
    this.waiting = Buffer.concat([this.waiting, chunk])
    const head = () => (this.hasBegun ? 1 : 0)
    while (this.waiting.length >= head() + 4) {
      const length = head() + this.waiting.readInt32BE(head())
      if (this.waiting.length < length) break
      const message = this.waiting.subarray(0, length)
      this.waiting = this.waiting.subarray(length)
      if (this.hasBegun) this.ask(message)
      else this.isOurs = !message.includes(JOBS)
      this.hasBegun = true
      if (this.isStruck) return
      this.backend.write(message)
    }
  }

  /** A query (Q), or one that is prepared first (P: a name, then the text). */
  private ask(message: Buffer): void {
    const type = String.fromCharCode(message[0] ?? 0)
    if (!this.isOurs || (type !== 'Q' && type !== 'P')) return
    const rest = message.subarray(5)
    const text = rest.toString('utf8', type === 'P' ? rest.indexOf(0) + 1 : 0).split('\0')[0] ?? ''
    const isWrite = WRITES.test(text)
    if (isWrite) this.lastWrite = text.replace(/\s+/g, ' ').replaceAll('"public".', '').slice(0, 40)
    if (!/^\s*commit\b/i.test(text) && !(isWrite && !this.isInTransaction)) return
    this.commit = this.watch.passes('commit', this.lastWrite)
    this.isStruck = this.watch.strikes('commit', this.commit, 'before')
    if (this.isStruck) this.backend.destroy()
  }

  fromServer(chunk: Buffer): void {
    this.answer = Buffer.concat([this.answer, chunk])
    let end = 0
    while (this.answer.length >= end + 5) {
      const length = 1 + this.answer.readInt32BE(end + 1)
      if (this.answer.length < end + length) break
      if (this.answer[end] === 0x5a) this.ready(String.fromCharCode(this.answer[end + 5] ?? 0))
      if (this.isStruck) return
      end += length
    }
    this.client.write(this.answer.subarray(0, end))
    this.answer = this.answer.subarray(end)
  }

  /** Ready for the next query (Z): idle, in a transaction, or in one that failed. */
  private ready(status: string): void {
    this.isInTransaction = status !== 'I'
    if (this.commit === 0 || this.isInTransaction) return
    this.isStruck = this.watch.strikes('commit', this.commit, 'after')
    this.commit = 0
  }
}
