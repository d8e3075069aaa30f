import FreedomModel
import TabularFiles

/// Freedom House's workbook of all ratings and statuses: countries and territories down, editions
/// across, three columns each. All issues since that of 2014, and CSV copies of its sheets.
struct RatingsWorkbookLayout: Layout {
  let id = "fiw-ratings"
  let title = "the Freedom in the World ratings and statuses workbook"
  let publication: String? = Publication.freedomInTheWorld.id

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { RatingsSheetHeader.find(in: $0.rows) != nil }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    for sheet in file.sheets {
      var head: [PreviewedRow] = []
      var reading: RatingsSheetReading?
      var isRefused = false
      try sheet.readRows { row in
        if let reading {
          try reading.take(row)
          return .next
        }
        head.append(row.previewed.trimmed)
        if let header = RatingsSheetHeader(head.map(\.texts)) {
          session.report(hidden: sheet)
          try session.begin(sheet: sheet.name, columns: header.width)
          let above = RowsAboveHeader(
            Array(head[..<header.editionRow]), headers: head[header.editionRow].texts,
            row: head[header.editionRow].number)
          guard session.acceptsHeader(row),
            above.areTitles(names: header.nameColumn, in: session)
          else {
            isRefused = true
            return .stop
          }
          reading = try RatingsSheetReading(
            header: header, headerRow: row.number, sheet: sheet.name, session: session)
          isRefused = reading == nil
          return isRefused ? .stop : .next
        }
        return head.count < RatingsSheetHeader.depth ? .next : .stop
      }
      if let reading {
        reading.finish()
      } else if !isRefused {
        session.report(skipped: sheet)
      }
    }
  }
}
