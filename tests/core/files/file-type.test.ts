import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fileName, MAX_FILE_BYTES, typeOfFile } from '@/lib/core/files/file-type'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
const verdict = (content: Uint8Array, name = 'file') => {
  const type = typeOfFile(content, name)
  return type.ok ? type.value.extension : type.reasons[0]?.key
}

describe('the type of a file', () => {
  it.each([
    ['pdf', bytes('%PDF-1.7\n')],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['jpg', bytes('\xff\xd8\xff\xe0')],
    ['webp', bytes('RIFF....WEBPVP8 ')],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml')],
    ['txt', new TextEncoder().encode('验收记录\nline two')],
  ] as const)('%s is told by its content, whatever it is called', (extension, content) => {
    expect(verdict(content, 'something.exe')).toBe(extension)
  })

  it('tells a table from a text by the name', () => {
    expect(verdict(bytes('a;b\n1;2'), 'Runs.CSV')).toBe('csv')
  })

  it.each([
    ['files.refused.program', bytes('MZ\x90\x00')],
    ['files.refused.program', bytes('\x7fELF\x02')],
    ['files.refused.program', bytes('#!/bin/sh\nrm -rf /')],
    ['files.refused.oldOffice', bytes('\xd0\xcf\x11\xe0\xa1\xb1')],
    ['files.refused.macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['files.refused.macros', zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/activeX/activeX1.bin')],
    ['files.refused.archive', zip('secret.exe')],
    ['files.refused.archive', zip('[Content_Types].xml', 'word/document.xml', ...Array.from({ length: 20_000 }, (_, i) => `word/${i}`), 'word/vbaProject.bin')],
    ['files.refused.archive', bytes('PK\x03\x04 cut off')],
    ['files.refused.markup', bytes('<!doctype html><title>x</title>')],
    ['files.refused.markup', bytes('  \n<svg xmlns="http://www.w3.org/2000/svg">')],
    ['files.refused.markup', bytes('\xef\xbb\xbf<?xml version="1.0"?>')],
    ['files.refused.markup', bytes('hello <script>alert(1)</script>')],
    ['files.refused.unknown', bytes('GIF89a\x01\x00')],
    ['files.refused.empty', new Uint8Array()],
    ['files.refused.tooLarge', new Uint8Array(MAX_FILE_BYTES + 1)],
  ])('refuses with %s', (key, content) => {
    expect(verdict(content, 'evidence.pdf')).toBe(key)
  })
})

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\temp\\验收 报告.PDF', 'pdf', '验收 报告.pdf'],
    ['photo.jpeg', 'jpg', 'photo.jpg'],
    ['invoice\u202efdp.exe', 'pdf', 'invoice fdp.exe.pdf'],
    ['a\r\nSet-Cookie: x.txt', 'txt', 'a Set-Cookie x.txt'],
    ['...', 'txt', 'file.txt'],
    ['con.txt', 'txt', '_con.txt'],
  ] as const)('%j as %s becomes %j', (raw, extension, expected) => {
    expect(fileName(raw, extension)).toBe(expected)
  })

  it('is cut to a length that every system takes', () => {
    expect([...fileName(`${'长'.repeat(500)}.pdf`, 'pdf')]).toHaveLength(124)
  })
})
