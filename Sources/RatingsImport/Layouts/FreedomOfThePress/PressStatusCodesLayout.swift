import FreedomModel
import TabularFiles

/// An older release of ``PressStatusCoverageLayout``'s file: 1500 Not Free, 2500 Partly Free,
/// 3500 Free.
///
/// To 1987 it has the print status alone, and the edition 1982 under 1981. Its years are those
/// covered to 2013 and those of the editions from 2015: it has no 2014.
struct PressStatusCodesLayout: Layout {
  let id = "fotp-status-codes"
  let title = "an older third party's file of Freedom of the Press statuses, 1500 to 3500"
  let publication: String? = "fotp"
  let authority = -2

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { Self.columns(in: $0) != nil }
  }

  private static func columns(in sheet: FilePreview.Sheet) -> PressStatusColumns? {
    guard sheet.rows.joined().contains(where: { HeaderName($0).key.contains("press") }) else {
      return nil
    }
    return PressStatusColumns(in: sheet) { _, values in
      !values.isEmpty && values.allSatisfy { ["1500", "2500", "3500"].contains($0) }
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let status = try session.slot("fotp.status")
    let print = try session.slot("fotp.print_status")
    try PressStatusColumns.read(
      file, into: session, codedAs: .hundreds, find: Self.columns
    ) { year in
      let edition = Self.edition(year)
      return edition.map { ($0, year <= PressStatusColumns.lastSplitYear ? print : status) }
    }
  }

  /// The edition that a year of the file means.
  static func edition(_ year: Int) -> Edition? {
    switch year {
    case 1981: EditionCalendar.edition(publication: "fotp", year: 1982)
    case 1982, 2014: nil
    case 2015...: EditionCalendar.edition(publication: "fotp", year: year)
    default: EditionCalendar.edition(publication: "fotp", coverageYear: year)
    }
  }
}
