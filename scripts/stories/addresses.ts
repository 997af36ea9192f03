/** Addresses from the ranges of hosting networks, offices, homes and telephones, never the same twice in one story. */
import type { Random } from './random.ts';

export interface Place {
  readonly address: string;
  readonly country: string;
}

const hosting = ['104.196', '173.201', '50.63', '159.203', '52.14', '54.206', '45.33', '34.90', '35.190', '172.104', '167.99'];
const homes = ['84.112', '91.64', '73.162', '90.201', '86.14', '24.6', '178.203'];
const mobiles = ['80.187', '109.41', '172.58', '82.132'];

/** Gives out addresses; two of one kind never share a block. */
export class Addresses {
  readonly #random: Random;
  readonly #blocks = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  server(): string {
    return `${this.block(hosting)}.${this.#random.between(2, 250)}`;
  }

  home(): string {
    return `${this.block(homes)}.${this.#random.between(2, 250)}`;
  }

  mobile(): string {
    return `${this.block(mobiles)}.${this.#random.between(2, 250)}`;
  }

  /** Several neighbours in one /24. */
  neighbours(count: number): string[] {
    const block = this.block(hosting);
    const first = this.#random.between(2, 200);
    return Array.from({ length: count }, (_, i) => `${block}.${first + i}`);
  }

  /** An IPv6 /64 without its last half: `2600:1f18:9a60:8aa6`. */
  network6(): string {
    return `2600:1f18:${this.hex()}:${this.hex()}`;
  }

  server6(): string {
    return `${this.network6()}::${this.hex()}`;
  }

  /** Another address of the same /64, as privacy extensions make them. */
  inNetwork6(network: string): string {
    return `${network}:${this.hex()}:${this.hex()}:${this.hex()}:${this.hex()}`;
  }

  private hex(): string {
    return this.#random.between(0x1000, 0xffff).toString(16);
  }

  private block(ranges: readonly string[]): string {
    for (;;) {
      const block = `${this.#random.pick(ranges)}.${this.#random.between(1, 254)}`;
      if (!this.#blocks.has(block)) {
        this.#blocks.add(block);
        return block;
      }
    }
  }
}
