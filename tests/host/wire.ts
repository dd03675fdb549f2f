/** Stands in the text for what only a world itself can hold: a function, a promise, a blob. */
export type Carried = Readonly<Record<string, number>>;

export interface Wire {
  /** @throws DataCloneError for what has no value of its own and is not carried. */
  encode(value: unknown, carry?: (value: object) => Carried | undefined): string;
  decode(text: string, restore?: (carried: Carried) => unknown): unknown;
}

/**
 * Values as text: plain data with cycles, dates, maps, sets, errors and bytes; prototypes are dropped. It runs in the
 * page, in the preload's world and in Node, and therefore refers to nothing outside itself.
 */
export function makeWire(): Wire {
  type Node = readonly [kind: string, body: unknown];
  const refuse = () => {
    throw new DOMException('An object could not be cloned.', 'DataCloneError');
  };
  return {
    encode(root, carry) {
      const nodes: Node[] = [];
      const places = new Map<object, number>();
      const put = (value: unknown): unknown => {
        if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
        if (typeof value === 'number') {
          if (Object.is(value, -0)) return ['number', '-0'];
          return Number.isFinite(value) ? value : ['number', String(value)];
        }
        if (value === undefined) return ['undefined'];
        if (typeof value === 'bigint') return ['bigint', String(value)];
        if (typeof value === 'symbol') return refuse();
        const carried = carry?.(value);
        if (carried !== undefined) return ['carried', carried];
        const known = places.get(value);
        if (known !== undefined) return ['node', known];
        const place = nodes.push(['', null]) - 1;
        places.set(value, place);
        nodes[place] = describe(value);
        return ['node', place];
      };
      const describe = (value: object): Node => {
        if (Array.isArray(value)) return ['array', value.map(put)];
        if (value instanceof Date) return ['date', put(value.getTime())];
        if (value instanceof Error) return ['error', [value.name, value.message]];
        if (value instanceof Map) return ['map', [...value].map(([key, item]) => [put(key), put(item)])];
        if (value instanceof Set) return ['set', [...value].map(put)];
        if (value instanceof Uint8Array) return ['bytes', [...value]];
        const isOther = value instanceof Promise || value instanceof WeakMap || ArrayBuffer.isView(value);
        if (typeof value === 'function' || isOther || value instanceof ArrayBuffer) return refuse();
        return ['object', Object.entries(value).map(([key, item]) => [key, put(item)])];
      };
      return JSON.stringify({ root: put(root), nodes });
    },

    decode(text, restore) {
      // Written by `encode` above, on the other side.
      const { root, nodes } = JSON.parse(text) as { root: unknown; nodes: [string, never][] };
      const made: unknown[] = nodes.map(([kind, body]) => {
        if (kind === 'array') return [];
        if (kind === 'map') return new Map();
        if (kind === 'set') return new Set();
        if (kind === 'date') return new Date(Number(take(body)));
        if (kind === 'bytes') return Uint8Array.from(body);
        return kind === 'error' ? Object.assign(new Error(body[1]), { name: body[0] }) : {};
      });
      function take(coded: unknown): unknown {
        if (!Array.isArray(coded)) return coded;
        const [kind, body] = coded;
        if (kind === 'node') return made[body];
        if (kind === 'carried') return restore?.(body);
        if (kind === 'number') return Number(body);
        return kind === 'bigint' ? BigInt(body) : undefined;
      }
      nodes.forEach(([kind, body]: [string, unknown[]], place) => {
        // Made above as what its kind says.
        const value = made[place] as never;
        if (kind === 'array') for (const item of body) (value as unknown[]).push(take(item));
        if (kind === 'set') for (const item of body) (value as Set<unknown>).add(take(item));
        if (kind !== 'map' && kind !== 'object') return;
        for (const [key, item] of body as [string, unknown][]) {
          if (kind === 'map') (value as Map<unknown, unknown>).set(take(key), take(item));
          // As an own property, also where it is called `__proto__`.
          else
            Object.defineProperty(value, key, {
              value: take(item),
              writable: true,
              enumerable: true,
              configurable: true,
            });
        }
      });
      return take(root);
    },
  };
}
