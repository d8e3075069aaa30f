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
    switch what {
    case .tidy, .panel, .matrix: try validateTable()
    case .package, .xlsx, .sqlite: try validateFile()
    }
  }

  private func validateTable() throws {
    if what == .matrix, indicator.count != 1 {
      throw ValidationError("a matrix is of one indicator, such as --indicator fiw.total")
    }
  }

  private func validateFile() throws {
    let place = output.place.path
    let ending = FileEnding(of: place)
    switch what {
    case .package where place == "-" || !Self.isFolderOrZip(ending):
      throw ValidationError("say where to: --output FOLDER or FILE.zip")
    case .xlsx where place == "-" || ![nil, "xlsx"].contains(ending?.text):
      throw ValidationError("say where to: --output FILE.xlsx")
    case .sqlite where place == "-" || ![nil, "sqlite", "sqlite3", "db"].contains(ending?.text):
      throw ValidationError("say where to: --output FILE.sqlite")
    default: break
    }
    if output.concernsOneTable {
      throw ValidationError(
        "--format, --columns, --sort, --offset, --limit, --no-headers, --notes, --caption and "
          + "--label are for tidy, panel and matrix")
    }
    if what == .sqlite {
      guard entities.isEmpty, indicator.isEmpty, !population.isNarrowed, population.kind == nil,
        years.from == nil, years.to == nil
      else { throw ValidationError("a copy of the database is of all of it: no selection") }
    }
  }

  /// Whether a name with some ending can be that of a folder, or is that of a .zip.
  private static func isFolderOrZip(_ ending: FileEnding?) -> Bool {
    // A folder may be called release-1.2.
    ending.map { $0.text == "zip" || $0.isNumber } ?? true
  }

  /// The codes asked for, or the usual ones.
  func entityCodes() throws -> [CodeSystem] {
    guard let ids else { return [.iso3, .cow, .gw] }
    return try ids.split(separator: ",").map { name in
      let wanted = name.trimmedOfBlanks.lowercased()
      guard let code = CodeSystem.exported.first(where: { $0.columnName == wanted }) else {
        throw ValidationError(
          "--ids takes \(CodeSystem.exported.map(\.columnName).joined(separator: ", ")), not \(name)"
        )
      }
      return code
    }
  }
}
