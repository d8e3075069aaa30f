import FreedomModel
import TabularFiles

/// The toolkit's own tables of published figures, as they lie in `datasets/`: tidy, with the
/// publication in front. Official scores outside of their range are kept there, with a warning.
struct CompiledLayout: Layout {
  let id = "compiled"
  let title = "a table of figures compiled by this toolkit"
  let publication: String? = nil

  func recognises(_ file: FilePreview) -> Bool {
    guard let headers = file.sheets.first?.rows.first else { return false }
    return headers.starts(with: TidyExport.wide)
      && TidyLayout().recognises(file)
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    session.keepsScoresOutOfRange = true
    try TidyLayout().read(file, into: session)
  }
}
