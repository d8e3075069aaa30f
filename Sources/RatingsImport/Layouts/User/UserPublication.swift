import FreedomModel

/// The publication that a person's own file looks like one of. Nothing is imported on the strength of it:
/// it only says what the values of a file are compared with while nobody has named its publication.
enum UserPublication {
  /// The publication; `nil` where the file looks like none of Freedom House's.
  static func guess(_ preview: FilePreview) -> String? {
    for sheet in preview.sheets {
      for (position, headers) in sheet.rows.enumerated() {
        let fields = UserFields(headers: headers, mapping: [:])
        guard fields.isTidy || fields.isLong else { continue }
        if let column = fields.columns[.publication] {
          let named = sheet.text(position + 1, column)
          if !named.isEmpty { return Publication.id(named: named) }
        }
        if fields.isLong { return long(sheet, below: position, fields) }
        return tidy(fields)
      }
    }
    return nil
  }

  /// Figures that only one publication has tell which it is.
  private static func tidy(_ fields: UserFields) -> String? {
    let names = Set(fields.figures.map(\.name))
    if !names.isDisjoint(with: ["pr", "cl", "pr_score", "cl_score"]) { return "fiw" }
    if !names.isDisjoint(with: ["legal", "political", "economic", "print_status"]) {
      return "fotp"
    }
    return nil
  }

  /// Indicators that are named in full tell it; others belong to the person's own publication.
  private static func long(
    _ sheet: FilePreview.Sheet, below position: Int, _ fields: UserFields
  ) -> String {
    if let column = fields.columns[.indicator] {
      let named = sheet.text(position + 1, column)
      let prefix = String(named.prefix { $0 != "." })
      if named.contains("."), Publication.freedomHouse.contains(where: { $0.id == prefix }) {
        return prefix
      }
    }
    return "own"
  }
}
