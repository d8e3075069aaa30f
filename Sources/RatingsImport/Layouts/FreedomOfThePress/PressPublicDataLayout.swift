import FreedomModel
import TabularFiles

/// Freedom House's "Public Data" workbook of *Freedom of the Press*, editions 1980 to 2017.
///
/// A sheet `Data` laid out as in ``PressDetailedDataLayout``, with sub-headers such as `A-Legal` and
/// `Total Score`, and `-` for what was not rated.
struct PressPublicDataLayout: Layout {
  /// The first last edition that an issue of it has had.
  static let firstLastEdition = 2016

  let id = "fotp-public-data"
  let title = "the Freedom of the Press public data workbook"
  let publication: String? = "fotp"

  func recognises(_ file: FilePreview) -> Bool {
    guard let shape = PressWorkbook.shape(of: file) else { return false }
    return shape.hasParts && !shape.isDetailed && shape.lastEdition >= Self.firstLastEdition
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    try PressWorkbook.read(file, into: session)
  }
}
