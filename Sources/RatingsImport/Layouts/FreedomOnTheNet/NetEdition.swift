import FreedomModel

/// The edition of a *Freedom on the Net* sheet without a column of editions.
enum NetEdition {
  /// Looks for the year of the edition in the header, in the rows above it and in the name of the
  /// sheet. Without a year, or with years that contradict each other, a finding refuses the file.
  static func named(
    in sheet: FilePreview.Sheet, header: Int, _ session: ImportSession
  ) -> Edition? {
    let titles = Array(sheet.rows[..<header].joined())
    let headers = sheet.rows[header].filter(NetColumns.namesPublication)
    var years: Set<Int> = []
    for texts in [headers, titles, [sheet.name]] {
      let named = Set(texts.flatMap(self.years))
      // A text that names several years, such as a title "2011-2018", tells nothing.
      if named.count == 1 { years.formUnion(named) }
    }
    func refuse(_ code: String, _ rule: String, _ hint: String? = nil) -> Edition? {
      let value = years.sorted().map(String.init).joined(separator: ", ")
      session.report(
        session.finding(
          .refusedFile, code: code, row: sheet.number(ofRow: header),
          value: years.isEmpty ? nil : value,
          rule: rule, hint: hint))
      return nil
    }
    guard let year = years.first else {
      if let told = session.options.edition {
        return Edition.parse(label: told, coverage: nil, publication: "fotn")
          ?? refuse("unknown-edition", "Freedom on the Net has no edition \(told)")
      }
      return refuse(
        "edition-not-named", "neither header nor title nor the sheet's name says which edition",
        "add a column Edition, or write the year into the name of the sheet")
    }
    guard years.count == 1 else {
      return refuse(
        "edition-contradicts", "header, title and the sheet's name name different editions",
        "correct the one that is wrong")
    }
    return Edition.parse(label: String(year), coverage: nil, publication: "fotn")
      ?? refuse("unknown-edition", "Freedom on the Net has no such edition")
  }

  /// The years that a text names.
  private static func years(_ text: String) -> [Int] {
    text.split { !($0.isASCII && $0.isNumber) }.compactMap { digits in
      guard digits.count == 4, let year = Int(digits), (2000...2099).contains(year) else {
        return nil
      }
      return year
    }
  }
}
