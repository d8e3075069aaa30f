import FreedomModel
import TabularFiles

/// A third party's statuses by the year covered, 1979 to 2016: `country_name,year,
/// press_freedom_fh_owid`, 0 Not Free, 1 Partly Free, 2 Free.
///
/// To the edition 1988 a status is the lower of those of print and broadcast media. The edition
/// 1982 stands under 1982; 1981 and, by an omission of theirs, 1989 are missing. Former states
/// stand under those that followed, see ``PressPredecessors``.
struct PressStatusCoverageLayout: Layout {
  let id = "fotp-status-coverage"
  let title = "a third party's file of Freedom of the Press statuses by year covered"
  let publication: String? = "fotp"
  let authority = -2

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { Self.columns(in: $0) != nil }
  }

  private static func columns(in sheet: FilePreview.Sheet) -> PressStatusColumns? {
    PressStatusColumns(in: sheet) { header, _ in
      HeaderName(header) == HeaderName("press_freedom_fh_owid")
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let status = try session.slot("fotp.status")
    var isNoted = false
    try PressStatusColumns.read(
      file, into: session, codedAs: .fromZero, find: Self.columns
    ) { year in
      if !isNoted, year <= PressStatusColumns.lastSplitYear {
        isNoted = true
        session.report(
          session.finding(
            .note, code: "lower-of-two",
            rule: "to the edition 1988 this file's status is the lower of those of print and "
              + "broadcast media"))
      }
      let edition = EditionCalendar.edition(publication: "fotp", coverageYear: year)
      return edition.map { ($0, status) }
    }
  }
}
