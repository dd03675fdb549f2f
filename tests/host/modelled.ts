import { EventEmitter } from 'node:events';

/** What is modelled of an Electron object: a wrong signature does not compile. Events are Node's own. */
type PartOf<Whole> = Partial<Omit<Whole, keyof EventEmitter>> & object;

/** The part as the whole: what is not modelled throws its own name when it is touched. It runs in the page too. */
export function modelled<Whole extends object>(name: string, part: PartOf<Whole>): Whole {
  const guarded = new Proxy(part, {
    get(target, property, receiver) {
      // Node looks for symbols on any object, and a promise for `then`.
      if (property in target || typeof property === 'symbol' || property === 'then') {
        return Reflect.get(target, property, receiver);
      }
      throw new Error(`The stand-in for Electron does not model ${name}.${property}.`);
    },
  });
  // What is missing from the part throws, so it can never be mistaken for the whole's.
  return guarded as Whole;
}

/** A class of Electron: `new` gives what `make` gives. */
export function modelledClass<Class extends new (...given: never[]) => object>(
  name: string,
  make: (...given: ConstructorParameters<Class>) => InstanceType<Class>,
  statics: Partial<Omit<Class, 'prototype'>> = {},
): Class {
  function construct(...given: ConstructorParameters<Class>) {
    // As in Electron: what a test puts on the prototype is what each object does that is made from then on.
    return Object.assign(make(...given), construct.prototype);
  }
  // `new` on a function that returns an object gives that object; the compiler knows only classes that do.
  return modelled<Class>(name, Object.assign(construct, statics) as unknown as Partial<Class>);
}

export function withEvents<Part extends object>(part: Part): EventEmitter & Part {
  return Object.assign(new EventEmitter(), part);
}

/** An event that its listener may prevent. */
export function preventable<Fields extends object>(fields: Fields) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
