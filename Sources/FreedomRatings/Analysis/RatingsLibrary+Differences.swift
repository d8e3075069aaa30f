public import FreedomModel
internal import RatingsAnalysis
internal import RatingsStore
internal import RatingsTables

extension RatingsLibrary {
  /// The source that a number, a file name or a path of one stands for; none or several is an
  /// ``UnknownName``.
  public func source(_ text: String) throws -> Source {
    let sources = try database.sources().map(\.source)
    if let number = Int(text), let found = sources.first(where: { $0.id == number }) {
      return found
    }
    let name = InputPaths.name(of: text).lowercased()
    let named = sources.filter { $0.file.lowercased() == name }
    if named.count == 1 { return named[0] }
    throw UnknownName(
      kind: .source, name: text, isAmbiguous: named.count > 1,
      suggestions: named.count > 1
        ? named.map { "\($0.id) (imported \($0.importedAt))" }
        : Similarity.nearest(to: name, among: sources.map(\.file)))
  }

  /// What two sources disagree about, figure by figure, whichever of them is current.
  ///
  /// - Parameters:
  ///   - old: The source whose figures stand in the column `old`.
  ///   - new: The source whose figures stand in the column `new`.
  /// - Returns: Every figure that differs, in the indicators and editions that both have.
  /// - Throws: A `StoreError`, or an `AnalysisError` when they have no indicator in common.
  public func difference(from old: Source, to new: Source) throws -> ResultTable {
    let before = try database.panels(ofSource: old.id, entities: register.entities)
    let after = try database.panels(ofSource: new.id, entities: register.entities)
    guard
      before.contains(where: { panel in after.contains { $0.indicator.id == panel.indicator.id } })
    else {
      throw AnalysisError.nothingInCommon(old: old.file, new: new.file)
    }
    let isSameName = old.file == new.file
    return ResultTable(
      Differences(old: before, new: after),
      old: isSameName ? "\(old.file) (source \(old.id))" : old.file,
      new: isSameName ? "\(new.file) (source \(new.id))" : new.file)
  }
}
