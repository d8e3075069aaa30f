import FreedomModel
import TabularFiles

/// One way in which Freedom House, or a person, lays out ratings in a file.
///
/// A new layout is one new file with a type of this kind, named in ``LayoutRegistry``.
protocol Layout: Sendable {
  /// A stable name, such as `fiw-ratings`; stored with every source.
  var id: String { get }
  /// What it is, in words that go after "looks like": `the Freedom in the World ratings workbook`.
  var title: String { get }
  /// The publication's id, or `nil` where the person must or may say.
  var publication: String? { get }
  /// What is counted as one row.
  var unit: RowUnit { get }
  /// How far its figures are trusted beside others: 0 official, negative for third parties.
  var authority: Int { get }

  /// Whether a file has this layout, told by what stands in its first rows, never by its name.
  func recognises(_ file: FilePreview) -> Bool
  /// Reads the whole file into a session.
  func read(_ file: TabularFile, into session: ImportSession) throws
}

extension Layout {
  var unit: RowUnit { .entityEdition }
  var authority: Int { 0 }
}
