import FreedomModel
import TabularFiles

/// Two rows that are one header: the upper one names groups of columns, the lower one the columns,
/// as where cells were merged over several columns.
struct JoinedHeader {
  /// The positions of its rows on the sheet.
  let first: Int
  let last: Int
  /// What each row says of each column. The name of a group is that of all its columns.
  let upper: [String]
  let lower: [String]

  /// The two rows from a position on, where they can be one header: only one of them says where the
  /// countries are, and the lower one has no values.
  init?(in sheet: FilePreview.Sheet, at position: Int) {
    guard position + 1 < sheet.rows.count else { return nil }
    let (top, bottom) = (sheet.rows[position], sheet.rows[position + 1])
    let width = max(top.count, bottom.count)
    let upper = top + Array(repeating: "", count: width - top.count)
    let lower = bottom + Array(repeating: "", count: width - bottom.count)
    guard let country = Self.country(upper) ?? Self.country(lower),
      upper[country].isEmpty != lower[country].isEmpty,
      lower.contains(where: { !$0.isEmpty })
    else { return nil }
    let below = lower.filter { !$0.isEmpty }
    let haveYears = below.allSatisfy { YearHeaders.isYear($0) }
    guard haveYears || !below.contains(where: { NumberSpelling.looksLikeNumber($0) }) else {
      return nil
    }
    first = position
    last = position + 1
    self.lower = lower
    self.upper = Self.filled(upper, over: lower)
  }

  /// The column that a row names as that of the countries.
  private static func country(_ headers: [String]) -> Int? {
    let known = Set((CountryColumns.nameHeaders + CodeHeaders.all).map(HeaderName.init))
    return headers.firstIndex { !$0.isEmpty && known.contains(HeaderName($0)) }
  }

  /// Adds the name of a group to its columns: those to the right that have none, and a name below.
  private static func filled(_ upper: [String], over lower: [String]) -> [String] {
    var filled = upper
    var group = ""
    for column in upper.indices {
      if !upper[column].isEmpty {
        group = lower[column].isEmpty ? "" : upper[column]
      } else if lower[column].isEmpty {
        group = ""
      } else {
        filled[column] = group
      }
    }
    return filled
  }

  /// One text for each column. Where the upper row names every column, the lower one has units or
  /// explanations.
  var texts: [String] {
    let hasGroups = zip(upper, upper.dropFirst()).contains { !$0.isEmpty && $0 == $1 }
    let isNamedAbove = zip(upper, lower).allSatisfy { $1.isEmpty || !$0.isEmpty }
    if isNamedAbove, !hasGroups { return upper }
    let short = zip(upper, lower).map { $1.isEmpty ? $0 : $1 }
    let counts = Dictionary(short.map { (HeaderName($0), 1) }, uniquingKeysWith: +)
    return zip(zip(upper, lower), short).map { rows, text in
      let isUnique = counts[HeaderName(text)] == 1
      return isUnique || rows.0.isEmpty || rows.1.isEmpty ? text : "\(rows.0) \(rows.1)"
    }
  }
}

extension SheetHeader {
  /// The header of a user's own table: the first row, or the first two rows as one header, that a
  /// test accepts together with the rows below.
  init?(
    ofTable sheet: FilePreview.Sheet, where accepts: ([String], ArraySlice<[String]>) -> Bool
  ) {
    for position in sheet.rows.indices {
      if let joined = JoinedHeader(in: sheet, at: position),
        case let texts = joined.texts, accepts(texts, sheet.rows[(joined.last + 1)...])
      {
        self.init(in: sheet, from: joined.first, to: joined.last, texts: texts)
        return
      }
      if accepts(sheet.rows[position], sheet.rows[(position + 1)...]) {
        self.init(in: sheet, to: position)
        return
      }
    }
    return nil
  }
}
