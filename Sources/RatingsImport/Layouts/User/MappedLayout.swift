/// A layout whose headers a person can name.
protocol MappedLayout: Layout {
  /// The header row, where one fits.
  func header(of sheet: FilePreview.Sheet, mapping: [String: String]) -> UserHeader?
}

extension LongLayout: MappedLayout {}
extension TidyLayout: MappedLayout {}
extension WideLayout: MappedLayout {}
