/** Runs in a thread of its own (check-schema.ts): a pattern of a schema may take for ever, and a thread can be ended. */
import { parentPort, workerData } from 'node:worker_threads'
import { Validator } from '@cfworker/json-schema'

const port = parentPort
if (!port) throw new Error('no parent')

const MOST = 200
/** Keywords that only pass on what was found below them. */
const wrapping = new Set(['properties', 'patternProperties', 'items', 'prefixItems', '$ref', '$dynamicRef', '$recursiveRef', 'allOf', 'if', 'then', 'else', 'dependentSchemas', 'dependencies', 'additionalItems', 'unevaluatedItems'])

/** @param {unknown} schema */
function draftOf(schema) {
  const named = /** @type {{ $schema?: unknown }} */ (schema)?.$schema
  const text = typeof named === 'string' ? named : ''
  return /draft-0?4/.test(text) ? '4' : /draft-0?[67]/.test(text) ? '7' : /2019-09/.test(text) ? '2019-09' : '2020-12'
}

/** `#/items/0/a~1b` as `items[0].a/b`. @param {string} pointer @param {unknown} value */
function pathOf(pointer, value) {
  let at = value
  let path = ''
  for (const raw of pointer.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const step = decodeURIComponent(raw).replaceAll('~1', '/').replaceAll('~0', '~')
    path += Array.isArray(at) ? `[${step}]` : path ? `.${step}` : step
    at = at === null || typeof at !== 'object' ? undefined : /** @type {Record<string, unknown>} */ (at)[step]
  }
  return path
}

port.postMessage({ ready: true })
const { schema, value } = /** @type {{ schema: any, value: unknown }} */ (workerData)
try {
  const { errors } = new Validator(schema, draftOf(schema), false).validate(value)
  const broken = new Map()
  for (const { keyword, instanceLocation, error } of errors) {
    if (wrapping.has(keyword)) continue
    // additionalProperties is told once for the object and once, as "false", for the member itself.
    if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') continue
    const missing = keyword === 'required' ? /required property "(.*)"\.$/.exec(error)?.[1] : undefined
    const at = pathOf(instanceLocation, value)
    const path = missing === undefined ? at : at ? `${at}.${missing}` : missing
    const rule = keyword === 'false' ? 'additionalProperties' : keyword
    if (broken.size < MOST) broken.set(`${path}\n${rule}`, { path: path || '$', rule })
  }
  port.postMessage({ broken: [...broken.values()], unknown: errors.length > 0 && broken.size === 0 })
} catch (error) {
  port.postMessage({ unusable: error instanceof Error ? error.message.slice(0, 200) : 'unusable' })
}
