import matrixFile from '@/content/risk-matrix/matrix.json'
import { MatrixBody, type Matrix } from '@/lib/core/risks/matrix'

let matrix: Matrix | undefined

/** The matrix that the product brings along. Throws when the file does not fit (a test reads it). */
export const matrixContent = (): Matrix => (matrix ??= MatrixBody.parse(matrixFile))
