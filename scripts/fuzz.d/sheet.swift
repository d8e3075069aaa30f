// Modules: Platform DisplayText TabularFiles
@testable import TabularFiles

/// A worksheet of any bytes inside a sound workbook: read or refused, twice with the same result,
/// its cells in the order of their columns.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var archive = ZipWriter()
  archive.add("[Content_Types].xml", Array(contentTypes.utf8))
  archive.add("_rels/.rels", Array(packageRelations.utf8))
  archive.add("xl/workbook.xml", Array(workbook.utf8))
  archive.add("xl/_rels/workbook.xml.rels", Array(workbookRelations.utf8))
  archive.add("xl/sharedStrings.xml", Array(strings.utf8))
  archive.add("xl/worksheets/sheet1.xml", bytes)
  let file = archive.bytes()
  precondition(read(file) == read(file), "two readings differ")
  return 0
}

private func read(_ bytes: [UInt8]) -> [[String]]? {
  guard let file = try? TabularFile.read(bytes: bytes, name: "fuzz.xlsx"),
    let sheet = file.sheets.first
  else { return nil }
  var rows: [[String]] = []
  do {
    try sheet.readRows { row in
      for (one, next) in zip(row.cells, row.cells.dropFirst()) where row.error == nil {
        precondition(one.column < next.column, "cells out of order")
      }
      rows.append(row.cells.map(row.text))
      return .next
    }
  } catch {
    return nil
  }
  return rows
}

private let office = "http://schemas.openxmlformats.org"
private let contentTypes = """
  <?xml version="1.0"?><Types xmlns="\(office)/package/2006/content-types">\
  <Default Extension="xml" ContentType="application/xml"/></Types>
  """
private let packageRelations = """
  <?xml version="1.0"?><Relationships xmlns="\(office)/package/2006/relationships">\
  <Relationship Id="r1" \
  Type="\(office)/officeDocument/2006/relationships/officeDocument" \
  Target="xl/workbook.xml"/></Relationships>
  """
private let workbook = """
  <?xml version="1.0"?><workbook xmlns="\(office)/spreadsheetml/2006/main" \
  xmlns:r="\(office)/officeDocument/2006/relationships">\
  <sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>\
  </workbook>
  """
private let workbookRelations = """
  <?xml version="1.0"?><Relationships xmlns="\(office)/package/2006/relationships">\
  <Relationship Id="r1" \
  Type="\(office)/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
  <Relationship Id="r2" Type="\(office)/officeDocument/2006/relationships/sharedStrings" \
  Target="sharedStrings.xml"/></Relationships>
  """
private let strings = """
  <?xml version="1.0"?><sst xmlns="\(office)/spreadsheetml/2006/main">\
  <si><t>Kenya</t></si><si><r><t>PF</t></r>\
  </si></sst>
  """
