/** The few calls for metadata that a library for certificates asks for when it is loaded. */
const kept = new WeakMap<object, Map<unknown, unknown>>()
const of = (target: object) => kept.get(target) ?? kept.set(target, new Map()).get(target)!

Object.assign(Reflect, {
  defineMetadata: (key: unknown, value: unknown, target: object) => void of(target).set(key, value),
  getOwnMetadata: (key: unknown, target: object) => of(target).get(key),
  getMetadata: (key: unknown, target: object) => of(target).get(key),
  hasOwnMetadata: (key: unknown, target: object) => of(target).has(key),
  hasMetadata: (key: unknown, target: object) => of(target).has(key),
  metadata: (key: unknown, value: unknown) => (target: object) => void of(target).set(key, value),
})
