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
      var head: [[String]] = []
      var reading: RatingsSheetReading?
      var isRefused = false
      try sheet.readRows { row in
        if let reading {
          try reading.take(row)
          return .next
        }
        head.append(row.texts.map(\.trimmedOfBlanks))
        if let header = RatingsSheetHeader(head) {
          session.report(hidden: sheet)
          try session.begin(sheet: sheet.name, columns: header.width)
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
