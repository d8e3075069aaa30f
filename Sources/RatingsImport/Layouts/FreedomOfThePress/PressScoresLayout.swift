import FreedomModel
import TabularFiles

/// Freedom House's "Scores and Status" workbook of *Freedom of the Press*, editions 1980 to 2013 or
/// another last year.
///
/// A sheet `Global` has names down and editions across: `Print | Broadcast` for the editions 1980
/// to 1988, one `STATUS` to 1993, `SCORE | STATUS` from 1994. Regional sheets repeat it, with
/// differences, which are told.
struct PressScoresLayout: Layout {
  let id = "fotp-scores"
  let title = "the Freedom of the Press scores and status workbook"
  let publication: String? = "fotp"

  func recognises(_ file: FilePreview) -> Bool {
    PressWorkbook.shape(of: file).map { !$0.hasParts } ?? false
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    try PressWorkbook.read(file, into: session)
  }
}
