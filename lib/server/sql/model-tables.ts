import { db } from '../db'

/** A table as the client knows it. */
export interface ModelTable {
  name: string
  /** Columns of text, in the order of the model */
  texts: string[]
  /** Columns of JSON */
  jsons: string[]
  /** Columns of other kinds: numbers, days, amounts, flags */
  others: string[]
}

interface RuntimeModel {
  dbName: string | null
  fields: { name: string; kind: string; type: string; dbName?: string }[]
}

/** All tables of the database with their columns, from the models that the client was made of. */
export function modelTables(): ModelTable[] {
  const { models } = (db as unknown as { _runtimeDataModel: { models: Record<string, RuntimeModel> } })._runtimeDataModel
  return Object.entries(models).map(([name, { dbName, fields }]) => {
    const columns = (fits: (type: string) => boolean) => fields.filter(({ kind, type }) => kind === 'scalar' && fits(type)).map((field) => field.dbName ?? field.name)
    return { name: dbName ?? name, texts: columns((type) => type === 'String'), jsons: columns((type) => type === 'Json'), others: columns((type) => type !== 'String' && type !== 'Json') }
  })
}
