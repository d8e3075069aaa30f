/// How a table is to be written. Each format uses the options that concern it.
package struct ExportOptions: Sendable, Hashable {
  /// `csv`, `tsv`: whether the first line holds the names of the columns.
  package var hasHeader: Bool
  /// `csv`, `tsv`: whether texts that a spreadsheet would run as formulas get an apostrophe in
  /// front (`SpreadsheetGuard` in TabularFiles has the rule and its inverse).
  package var guardsFormulas: Bool
  /// `table`: the most cells a line may take; `nil` for no limit.
  package var width: Int?
  /// `table`: whether to use only the bytes 0x20 to 0x7E and newline.
  package var isASCII: Bool
  /// `table`: whether statuses are coloured. The letters say the same.
  package var usesColor: Bool
  /// `table`: whether notes and citation follow the rows.
  package var showsNotes: Bool
  /// `table`: numbers of more than seven significant digits are shown with this many, and a note
  /// says so; `nil` shows every digit. Digits before the point are always shown.
  package var significantDigits: Int?
  /// `html`: a drawing as SVG that stands above the table.
  package var figure: String?
  /// `json`: whether the kinds of the columns are told by the rows, and written after them.
  package var tellsColumnsLast = false
  /// `latex`, `html`: the caption, where it is not to be the title.
  package var caption: String?
  /// `latex`: the label for `\ref`, such as `tab:movers`.
  package var label: String?

  /// The options for a reader at a terminal 80 cells wide, and for a file.
  package init(
    hasHeader: Bool = true, guardsFormulas: Bool = true, width: Int? = 80, isASCII: Bool = false,
    usesColor: Bool = false, showsNotes: Bool = true, significantDigits: Int? = 4,
    figure: String? = nil, caption: String? = nil, label: String? = nil
  ) {
    self.hasHeader = hasHeader
    self.guardsFormulas = guardsFormulas
    self.width = width
    self.isASCII = isASCII
    self.usesColor = usesColor
    self.showsNotes = showsNotes
    self.significantDigits = significantDigits
    self.figure = figure
    self.caption = caption
    self.label = label
  }
}
