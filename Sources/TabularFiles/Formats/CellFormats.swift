/// The styles of a workbook's cells, as far as they make dates of numbers.
struct CellFormats: Sendable {
  /// For each style what it makes of a number; `nil` where it stays a number.
  private let forms: [DateForm?]
  /// Whether day 0 of the workbook's dates is the first of January 1904.
  private let startsIn1904: Bool

  /// Describes the styles of a workbook.
  ///
  /// - Parameters:
  ///   - codes: The formats that the workbook defines itself, by number.
  ///   - styles: For each style the number of its format.
  ///   - startsIn1904: Whether day 0 is the first of January 1904.
  init(codes: [Int: String] = [:], styles: [Int] = [], startsIn1904: Bool = false) {
    let forms = codes.mapValues(NumberFormat.dateForm(ofCode:))
    self.forms = styles.map { number in
      forms[number].map { $0 ?? NumberFormat.builtInEverywhere(number) }
        ?? NumberFormat.builtIn(number)
    }
    self.startsIn1904 = startsIn1904
  }

  /// Whether there is such a style. A workbook that defines none at all has plain numbers.
  func contains(style: Int) -> Bool { style < forms.count || forms.isEmpty }

  /// What a number is by its style when it is a date; `nil` for a number.
  func dateForm(ofStyle style: Int) -> DateForm? {
    style < forms.count ? forms[style] : nil
  }

  /// What a date's cell says.
  func text(_ number: Double, as form: DateForm) -> String {
    DateNumber.text(number, form: form, startsIn1904: startsIn1904)
  }
}
