import { at } from './typed'

/** Ids in the order of their rows' insertion, with quick ways to a place in it. */
export class Sequence {
  private readonly seqs: number[] = []
  private readonly ids: string[] = []

  /** How many of the ids have a number below `seq`. */
  private placeOf(seq: number): number {
    let low = 0
    let high = this.seqs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(this.seqs, middle) < seq) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Adds an id; nearly always at the end, because numbers rise. */
  add(seq: number, id: string): void {
    if (this.seqs.length === 0 || at(this.seqs, this.seqs.length - 1) < seq) {
      this.seqs.push(seq)
      this.ids.push(id)
      return
    }
    const place = this.placeOf(seq)
    if (this.seqs[place] === seq) return
    this.seqs.splice(place, 0, seq)
    this.ids.splice(place, 0, id)
  }

  /** Removes the id with this number, if it is there. Gives whether none is left. */
  remove(seq: number): boolean {
    const place = this.placeOf(seq)
    if (this.seqs[place] === seq) {
      this.seqs.splice(place, 1)
      this.ids.splice(place, 1)
    }
    return this.seqs.length === 0
  }

  /** Ids with numbers below `seq`, newest first. */
  *below(seq: number): Iterable<string> {
    for (let place = this.placeOf(seq) - 1; place >= 0; place--) yield at(this.ids, place)
  }

  /** Ids with numbers above `seq`, oldest first. */
  *above(seq: number): Iterable<string> {
    for (let place = this.placeOf(seq + 1); place < this.ids.length; place++) yield at(this.ids, place)
  }
}
