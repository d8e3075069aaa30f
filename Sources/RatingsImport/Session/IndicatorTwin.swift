internal import DisplayText
import FreedomModel

/// An indicator that is to be declared, and whose id differs from that of one known already only in case or
/// blanks: a reader could not tell the two apart, and most commands would take one for the other.
struct IndicatorTwin: Error {
  static let code = "indicator-twin"

  let id: String
  /// The one known.
  let known: String
  /// The row that declared it, where that is in the same file.
  let row: Int?

  var rule: String {
    "\"\(id.visible(cutTo: 80))\" differs only in case or blanks from "
      + "\"\(known.visible(cutTo: 80))\""
      + (row.map { ", which row \($0) of the file has" } ?? ", which is in the database")
  }

  var hint: String { "write the one that is known, or give this one another name" }
}
