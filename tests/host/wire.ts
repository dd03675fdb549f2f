/** Values between the preload's world and main, where only text can go. */
export interface Wire {
  /** @param value What `structuredClone` gave. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Every value once, under a number, so that cycles stay what they are. It runs in the preload's world and in Node, and
 * therefore refers to nothing outside itself.
 */
export function makeWire(): Wire {
  return {
    encode(root) {
      const coded: unknown[] = [];
      const places = new Map<unknown, number>();
      const put = (value: unknown): number => {
        const known = places.get(value);
        // To a map, -0 is 0.
        if (known !== undefined && value !== 0) return known;
        const place = coded.push(null) - 1;
        places.set(value, place);
        coded[place] = describe(value);
        return place;
      };
      const describe = (value: unknown): readonly [kind: string, body: unknown] => {
        if (value === null) return ['null', null];
        if (typeof value !== 'object') return [typeof value, Object.is(value, -0) ? '-0' : String(value)];
        if (Array.isArray(value)) return ['array', value.map(put)];
        if (value instanceof Set) return ['set', [...value].map(put)];
        if (value instanceof Map) return ['map', [...value].map(([key, item]) => [put(key), put(item)])];
        if (value instanceof Date) return ['date', String(value.getTime())];
        if (value instanceof Error) return ['error', value.message];
        if (value instanceof Uint8Array) return ['bytes', [...value]];
        const kind = Object.prototype.toString.call(value);
        if (kind !== '[object Object]') throw new Error(`The stand-in for Electron does not send ${kind}.`);
        return ['object', Object.entries(value).map(([key, item]) => [key, put(item)])];
      };
      put(root);
      return JSON.stringify(coded);
    },

    decode(text) {
      // Written by `encode` above, on the other side; so each body is what its kind says.
      const coded = JSON.parse(text) as (readonly [kind: keyof typeof makers, body: never])[];
      const makers = {
        null: () => null,
        undefined: () => undefined,
        boolean: (word: string) => word === 'true',
        string: String,
        number: Number,
        bigint: BigInt,
        date: (time: string) => new Date(Number(time)),
        error: (message: string) => new Error(message),
        bytes: (bytes: number[]) => Uint8Array.from(bytes),
        array: () => [],
        set: () => new Set(),
        map: () => new Map(),
        object: () => ({}),
      };
      const made: unknown[] = coded.map(([kind, body]) => makers[kind](body));
      const fillers: Record<string, (whole: never, body: never) => void> = {
        array: (list: unknown[], places: number[]) => {
          for (const place of places) list.push(made[place]);
        },
        set: (set: Set<unknown>, places: number[]) => {
          for (const place of places) set.add(made[place]);
        },
        map: (map: Map<unknown, unknown>, pairs: [number, number][]) => {
          for (const [key, place] of pairs) map.set(made[key], made[place]);
        },
        object: (object: object, pairs: [string, number][]) => {
          // As own properties, also where one is called `__proto__`.
          const own = { writable: true, enumerable: true, configurable: true };
          for (const [key, place] of pairs) Object.defineProperty(object, key, { ...own, value: made[place] });
        },
      };
      for (const [place, [kind, body]] of coded.entries()) fillers[kind]?.(made[place] as never, body);
      return made[0];
    },
  };
}
