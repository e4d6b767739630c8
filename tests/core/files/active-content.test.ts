import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { activeContentIn } from '@/lib/core/files/active-content'
import { typeOfFile } from '@/lib/core/files/file-type'
import { inflate } from '@/lib/server/inflate'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))

/** What becomes of an upload: the extension, or the reason why it is refused. */
function verdict(content: Uint8Array, name = 'evidence.pdf'): string | undefined {
  const type = typeOfFile(content, name)
  if (!type.ok) return type.reasons[0]?.key.replace('files.refused.', '')
  return activeContentIn(content, type.value.extension, inflate)?.key.replace('files.refused.', '') ?? type.value.extension
}

const pdf = (catalog: string, rest = '') => bytes(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${rest}trailer\n<< /Root 1 0 R >>\n%%EOF\n`)

const objectStream = (objects: string, filter = '/FlateDecode') => {
  const packed = deflateSync(Buffer.from(`5 0 ${objects}`, 'latin1')).toString('latin1')
  return pdf('', `4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`)
}

describe('a PDF', () => {
  it('passes when it only shows pages, also when it says where to begin', () => {
    expect(verdict(pdf(''))).toBe('pdf')
    expect(verdict(pdf('/OpenAction [3 0 R /FitH null]'))).toBe('pdf')
    expect(verdict(objectStream('<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.test) >> >>'))).toBe('pdf')
  })

  it.each([
    ['pdfScript', pdf('/Names << /JavaScript 5 0 R >>')],
    ['pdfScript', pdf('/Names << /J#61vaScr#69pt 5 0 R >>')],
    ['pdfScript', pdf('/AcroForm << /XFA [(a) 6 0 R] >>')],
    ['pdfOpens', pdf('/OpenAction << /S /GoTo /D [3 0 R] >>')],
    ['pdfOpens', pdf('/OpenAction 7 0 R')],
    ['pdfOpens', pdf('/A << /S /Launch /F (calc.exe) >>')],
    ['pdfOpens', pdf('/AA << /O 8 0 R >>')],
    ['pdfEmbedded', pdf('/Names << /EmbeddedFiles 9 0 R >>')],
    ['protected', pdf('', 'trailer << /Encrypt 9 0 R >>\n')],
    ['pdfScript', objectStream('<< /S /JavaScript /JS (app.alert(1)) >>')],
    ['pdfOpens', objectStream('<< /S /L#61unch >>')],
    ['unreadable', objectStream('<< /S /Nothing >>', '[/ASCIIHexDecode /FlateDecode]')],
  ])('is refused with %s', (reason, content) => {
    expect(verdict(content)).toBe(reason)
  })

  it('does not hide a script behind the word that begins a stream', () => {
    expect(verdict(pdf('', '% stream\n5 0 obj << /S /JavaScript /JS (x) >> endobj\n% endstream\n'))).toBe('pdfScript')
  })

  it('is not unpacked without end', () => {
    const bomb = deflateSync(Buffer.alloc(120 * 1024 * 1024)).toString('latin1')
    expect(verdict(pdf('', `4 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n${bomb}\nendstream\nendobj\n`))).toBe('unreadable')
  })
})

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const office = (parts: Record<string, string | Uint8Array>) =>
  zipSync(Object.fromEntries(Object.entries({ '[Content_Types].xml': TYPES, ...parts }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))
const docx = (body = '', more: Record<string, string | Uint8Array> = {}) => office({ 'word/document.xml': `<w:document>${body}</w:document>`, ...more })
const xlsx = (sheet = '', more: Record<string, string | Uint8Array> = {}) => office({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`, ...more })
const relation = (type: string, target: string, mode = 'External') => `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`

describe('an Office file', () => {
  it('passes with text, formulas, links to click and a chart that carries its table', () => {
    expect(verdict(docx('<w:instrText> PAGE </w:instrText> added', { 'word/_rels/document.xml.rels': relation('hyperlink', 'https://example.test') }))).toBe('docx')
    expect(verdict(docx('', { 'word/embeddings/Microsoft_Excel_Sheet.xlsx': xlsx('<f>SUM(A1:A9)</f>') }))).toBe('docx')
    expect(verdict(xlsx('<f>IF(Sheet2!A1&gt;1,"a|b!",B1)</f>'))).toBe('xlsx')
  })

  it.each([
    ['macros', docx('', { 'word/vbaProject.bin': 'x' })],
    ['macros', office({ 'word/document.xml': '<a/>', '[Content_Types].xml': '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>' })],
    ['embedded', docx('', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['macros', docx('', { 'word/embeddings/inner.xlsx': xlsx('', { 'xl/vbaProject.bin': 'x' }) })],
    ['externalLinks', docx('', { 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'https://evil.test/a.dotm') })],
    ['externalLinks', docx('', { 'word/_rels/document.xml.rels': relation('image', 'https://evil.test/a.png', '&#69;xternal') })],
    ['externalLinks', xlsx('', { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })],
    ['dde', docx('<w:instrText>DD</w:instrText><w:r/><w:instrText>EAUTO c:\\\\windows\\\\cmd.exe</w:instrText>')],
    ['dde', docx('<w:fldSimple w:instr="DDE cmd"/>')],
    ['dde', xlsx("<c><f>cmd|'/c calc'!A0</f></c>")],
    ['unreadable', docx('<!DOCTYPE x [<!ENTITY e "DDE">]>')],
    ['unreadable', docx('', { 'word/footer.xml': Uint8Array.from(Buffer.from('<w:instrText>DDE</w:instrText>', 'utf16le')) })],
  ])('is refused with %s', (reason, content) => {
    expect(verdict(content, 'plan.docx')).toBe(reason)
  })

  it('is refused when the header of an entry names another part than the directory', () => {
    const file = Buffer.from(docx('', { 'word/aaaaaaaaa1.bin': 'x' }))
    file.write('word/vbaProjec.bin', file.indexOf('word/aaaaaaaaa1.bin'), 'latin1')
    expect(verdict(Uint8Array.from(file), 'plan.docx')).toBe('archive')
  })
})

describe('a file that is two at once, or lies', () => {
  const png = bytes('\x89PNG\r\n\x1a\nIHDR....IEND')
  it.each([
    ['twoInOne', join(png, zipSync({ 'run.class': strToU8('x') })), 'photo.png'],
    ['twoInOne', join(png, bytes('<script>alert(1)</script>')), 'photo.png'],
    ['twoInOne', bytes('\xff\xd8\xff\xe0 %PDF-1.7 /JavaScript'), 'photo.jpg'],
    ['twoInOne', bytes('%PDF-1.7 <html><script>x</script>'), 'page.pdf'],
    ['twoInOne', join(pdf(''), zipSync({ 'x.html': strToU8('x') })), 'report.pdf'],
    ['twoInOne', bytes('notes\n%PDF-1.7\n/JavaScript'), 'notes.txt'],
    ['markup', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'chart.png'],
    ['markup', bytes(`${'a'.repeat(5000)}<script>x</script>`), 'notes.txt'],
    ['program', bytes('MZ\x90\x00'), 'invoice.pdf'],
    ['oldOffice', bytes('\xd0\xcf\x11\xe0\xa1\xb1'), 'table.xlsx'],
    ['dde', bytes("a,b\n=cmd|'/c calc'!A0,2"), 'volume.csv'],
  ])('is refused with %s', (reason, content, name) => {
    expect(verdict(content, name)).toBe(reason)
  })

  it('passes as an ordinary table with signs and bars', () => {
    expect(verdict(bytes('a;b\n-5;x|y\n+3;done'), 'volume.csv')).toBe('csv')
  })
})
