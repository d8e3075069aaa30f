import FreedomModel
import TabularFiles

/// Freedom House's workbook of all scores down to the single items, from the edition 2013: one row
/// an entity and edition, under a title; also CSV copies of its sheet.
struct AllDataLayout: Layout {
  let id = "fiw-all-data"
  let title = "the Freedom in the World workbook of all data"
  let publication: String? = Publication.freedomInTheWorld.id

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { sheet in
      sheet.rows.contains { ScoreColumns(headers: $0).areItemScores }
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    for sheet in file.sheets {
      var looked = 0
      var reading: ScoreSheetReading?
      var isRefused = false
      try sheet.readRows { row in
        if let reading {
          try reading.take(row)
          return .next
        }
        looked += 1
        let columns = ScoreColumns(headers: row.texts.map(\.trimmedOfBlanks))
        guard columns.areItemScores else { return looked < FilePreview.depth ? .next : .stop }
        session.report(hidden: sheet)
        try session.begin(sheet: sheet.name, columns: columns.headers.count)
        reading = try ScoreSheetReading(
          columns: columns, headerRow: row.number, edition: nil, session: session)
        isRefused = reading == nil
        return isRefused ? .stop : .next
      }
      if let reading {
        reading.finish()
      } else if !isRefused {
        session.report(skipped: sheet)
      }
    }
  }
}
