import FreedomModel
import TabularFiles

/// Freedom House's "Detailed Data and Subscores" workbook of *Freedom of the Press*, editions 1980
/// to 2015 or another last year.
///
/// As ``PressScoresLayout``, with ten columns an edition from 1994 to 2001, of which the last two
/// are the total and the status, and five from 2002: `A | B | C | Score | Status`.
struct PressDetailedDataLayout: Layout {
  let id = "fotp-detailed"
  let title = "the Freedom of the Press workbook of detailed data and sub-scores"
  let publication: String? = "fotp"

  func recognises(_ file: FilePreview) -> Bool {
    guard let shape = PressWorkbook.shape(of: file) else { return false }
    return shape.hasParts
      && (shape.isDetailed || shape.lastEdition < PressPublicDataLayout.firstLastEdition)
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    try PressWorkbook.read(file, into: session)
  }
}
