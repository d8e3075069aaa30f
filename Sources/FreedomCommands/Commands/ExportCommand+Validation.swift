import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

extension ExportCommand {
  func validate() throws {
    _ = try entityCodes()
    if ids != nil, what != .panel { throw ValidationError("--ids is for a panel") }
    if population.groupsFile != nil, population.group == nil {
      throw ValidationError("--groups-file needs --group: which of its groups?")
    }
    let place = output.place.path
    let isNamedLikeTable = TableFormats.forFile(place) != nil
    switch what {
    case .tidy, .panel: break
    case .matrix:
      guard indicator.count == 1 else {
        throw ValidationError("a matrix is of one indicator, such as --indicator fiw.total")
      }
    case .package:
      guard place != "-", !isNamedLikeTable, !Self.isNamedLikeWorkbook(place) else {
        throw ValidationError("say where to: --output FOLDER or FILE.zip")
      }
    case .xlsx, .sqlite:
      guard place != "-", !isNamedLikeTable else {
        throw ValidationError("say where to: --output FILE.\(what.rawValue)")
      }
    }
    switch what {
    case .tidy, .panel, .matrix:
      if output.format == nil, Self.isNamedLikeWorkbook(place) {
        throw ValidationError(
          "an Excel workbook is made by: freedom export xlsx; a \(what.rawValue) can be csv")
      }
    case .package, .xlsx, .sqlite:
      if output.concernsOneTable {
        throw ValidationError(
          "--format, --columns, --sort, --offset, --limit, --no-headers, --notes, --caption and "
            + "--label are for tidy, panel and matrix")
      }
    }
    if what == .sqlite {
      guard entities.isEmpty, indicator.isEmpty, !population.isNarrowed, population.kind == nil,
        years.from == nil, years.to == nil
      else { throw ValidationError("a copy of the database is of all of it: no selection") }
    }
  }

  private static func isNamedLikeWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xls"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The codes asked for, or the usual ones.
  func entityCodes() throws -> [EntityCode] {
    guard let ids else { return [.iso3, .cow, .gw] }
    return try ids.split(separator: ",").map { name in
      guard let code = EntityCode(rawValue: name.trimmedOfBlanks.lowercased()) else {
        throw ValidationError(
          "--ids takes \(EntityCode.allCases.map(\.rawValue).joined(separator: ", ")), not \(name)")
      }
      return code
    }
  }
}
