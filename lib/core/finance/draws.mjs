/** Plain JavaScript, because the thread that simulates loads it from the source tree as it stands. */

/** @typedef {() => number} Source Uniform in (0, 1) */

/**
 * Mixes a text and a number into 32 bits (FNV-1a): each line has draws of its own that no other line moves.
 * @param {string} text @param {number} seed
 */
function mixed(text, seed) {
  let hash = 2_166_136_261 ^ seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619)
  return hash >>> 0
}

/**
 * Uniform numbers in (0, 1) with 53 bits from the generator sfc32 (C. Doty-Humphrey, PractRand); the same seed and stream give the
 * same numbers.
 * @param {number} seed whole number from 0 to 2^32 − 1
 * @param {string} stream
 * @returns {Source}
 */
export function uniform(seed, stream) {
  let a = mixed(stream, seed)
  let b = mixed(stream, ~seed)
  let c = seed >>> 0
  let counter = 1
  const next = () => {
    const t = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return t >>> 0
  }
  for (let i = 0; i < 20; i += 1) next()
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6) + 0.5) / 9_007_199_254_740_992
}

/**
 * Draws of the triangular distribution by its inverse; mean (low + mode + high) / 3, variance (a² + b² + c² − ab − ac − bc) / 18.
 * @param {Source} source @param {number} low @param {number} mode @param {number} high
 * @returns {Source}
 */
export function triangular(source, low, mode, high) {
  if (high <= low) return () => mode
  const width = high - low
  const turn = (mode - low) / width
  return () => {
    const u = source()
    return u < turn ? low + Math.sqrt(u * width * (mode - low)) : high - Math.sqrt((1 - u) * width * (high - mode))
  }
}

/**
 * Normals by the polar method (Marsaglia 1964), which gives two at a time.
 * @param {Source} source
 * @returns {Source}
 */
function normals(source) {
  let spare = 0
  let held = false
  return () => {
    held = !held
    if (!held) return spare
    for (;;) {
      const x = 2 * source() - 1
      const y = 2 * source() - 1
      const s = x * x + y * y
      if (s <= 0 || s >= 1) continue
      const scale = Math.sqrt((-2 * Math.log(s)) / s)
      spare = y * scale
      return x * scale
    }
  }
}

/**
 * Gamma with shape ≥ 1 and scale 1 (Marsaglia and Tsang 2000, with their squeeze).
 * @param {Source} source @param {Source} normal @param {number} shape
 */
function gamma(source, normal, shape) {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = source()
    const square = x * x
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * Draws of Beta-PERT with weight 4 on the mode (Malcolm et al. 1959): mean μ = (low + 4·mode + high) / 6, variance
 * (μ − low)(high − μ) / 7.
 * @param {Source} source @param {number} low @param {number} mode @param {number} high
 * @returns {Source}
 */
export function pert(source, low, mode, high) {
  if (high <= low) return () => mode
  const width = high - low
  const normal = normals(source)
  const [up, down] = [1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width]
  return () => {
    const x = gamma(source, normal, up)
    return low + (width * x) / (x + gamma(source, normal, down))
  }
}
